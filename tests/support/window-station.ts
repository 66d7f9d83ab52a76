import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import { memoryStation, type MemoryStationOptions } from './window-station/station-router.ts'

const builtByDefault = resolve(import.meta.dirname, '../../out/renderer')
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The policy that both hosts send with the window. */
export const WINDOW_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** Serves the window that was built into a folder, and a station in memory, on 127.0.0.1. `close` ends both. */
export async function serveWindow(
  options: Partial<MemoryStationOptions> = {},
  port = 0,
  built = builtByDefault,
): Promise<{ url: string; close: () => void }> {
  const handler = new RPCHandler(
    memoryStation({
      orders: 200,
      enrolled: true,
      signedIn: 'operator',
      offline: false,
      troubles: false,
      ...options,
    }),
  )
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://window').pathname
    const file = join(built, path === '/' ? 'index.html' : join('/', path))
    readFile(file).then(
      (bytes) =>
        response
          .writeHead(200, {
            'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
            'content-security-policy': WINDOW_POLICY,
          })
          .end(bytes),
      () => response.writeHead(404).end('not here'),
    )
  })
  const sockets = new WebSocketServer({ server, path: '/station' })
  sockets.on('connection', (socket) => void handler.upgrade(socket, { context: {} }))
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('The window host has no port: listen on TCP.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      for (const client of sockets.clients) client.terminate()
      server.close()
      server.closeAllConnections()
    },
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4699' },
      orders: { type: 'string', default: '200' },
      as: { type: 'string', default: 'operator' },
      'not-enrolled': { type: 'boolean', default: false },
      offline: { type: 'boolean', default: false },
      troubles: { type: 'boolean', default: false },
    },
  })
  const { url } = await serveWindow(
    {
      orders: Number(values.orders),
      enrolled: !values['not-enrolled'],
      offline: values.offline,
      troubles: values.troubles,
      signedIn: values.as === 'operator' || values.as === 'admin' ? values.as : null,
    },
    Number(values.port),
  )
  console.log(url)
}
