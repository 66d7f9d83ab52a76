import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import { z } from 'zod'
import type { StationClient } from '../../src-shared/station-contract/contract.ts'

const ready = z.object({ ready: z.literal(true), url: z.url() })

export interface StationProgram {
  /** The window's address, with its token. */
  readonly url: string
  readonly client: StationClient
  /** SIGKILL: no chance to tidy up. Returns when the process is gone. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** The station as a person starts it: a process of its own, reached as the window reaches it, over its WebSocket. */
export async function startStationProgram(options: {
  dataDir: string
  cloudUrl?: string
  code?: string
  undoMs?: number
}): Promise<StationProgram> {
  const args = [
    'src-main/browser-host/main.ts',
    '--data',
    options.dataDir,
    '--port',
    '0',
    '--undo-ms',
    String(options.undoMs ?? 5000),
  ]
  if (options.cloudUrl && options.code) args.push('--cloud', options.cloudUrl, '--enrol', options.code)
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`The station ended with ${String(code)}: ${said}`)),
    ),
  ])) as [string]
  const { url } = ready.parse(JSON.parse(line))
  const { socket, client } = await asWindow(url)
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    socket.terminate()
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return { url, client, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

/** Trades the token for the cookie, as the window's first request does, and opens the socket from the same origin. */
async function asWindow(url: string): Promise<{ socket: WebSocket; client: StationClient }> {
  const entered = await fetch(url, { redirect: 'manual' })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { origin, host } = new URL(url)
  const socket = new WebSocket(`ws://${host}/station`, { headers: { cookie, origin } })
  socket.on('error', () => undefined)
  await once(socket, 'open')
  return { socket, client: createORPCClient(new RPCLink({ websocket: socket })) }
}
