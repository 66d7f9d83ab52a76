import { once } from 'node:events'
import { createServer } from 'node:net'

/** The wanted loopback port, or the first free one above it. */
export async function nextFreePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 50; port++) {
    if (await isFree(port)) return port
  }
  throw new Error(`Ports ${wanted} to ${wanted + 49} are all taken. Name a free one in PORT or STATION_PORT.`)
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return false
  }
  server.close()
  await once(server, 'close')
  return true
}
