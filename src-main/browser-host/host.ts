import { RPCHandler } from '@orpc/server/ws'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { WebSocketServer } from 'ws'
import { fileAt } from '../station/file-address.ts'
import type { FileAnswer, Station } from '../station/station.ts'
import { windowHeaders } from '../station/window-headers.ts'
import { door } from './door.ts'
import { staticFile } from './static-files.ts'

export interface HostOptions {
  readonly station: Station
  /** The built window. */
  readonly rendererDir: string
  /** 0 for a free one. */
  readonly port: number
  /** Whoever has it in the address gets in; good for the life of the host. */
  readonly token: string
}

export interface Host {
  /** With the token: for the person who started this. */
  readonly url: string
  close(): Promise<void>
}

/** A photo of 6 MiB as base64, and what is said around it. */
const MAX_MESSAGE = 9 * 1024 * 1024

/** Serves the window and its station on 127.0.0.1, to whoever has the token. Ends with the station still open. */
export async function startHost({ station, rendererDir, port, token }: HostOptions): Promise<Host> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  const actual = (server.address() as AddressInfo).port
  const entrance = door(token, actual)
  const handler = new RPCHandler(station.router)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE })

  server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', 'http://station')
    if (pathname !== '/station' || !entrance.admitSocket(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (window) => void handler.upgrade(window))
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://station')
    const admission = entrance.admit(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405)
    if (admission === 'out')
      return send(
        response,
        403,
        'This address needs the token of its station. Open the address that was shown when the station was started.',
      )
    if (admission === 'give cookie')
      return void response
        .writeHead(303, {
          ...windowHeaders,
          location: '/',
          'set-cookie': entrance.setCookie,
          'cache-control': 'no-store',
        })
        .end()
    const asked = fileAt(pathname)
    if (asked) return sendPrintFile(request, response, station.printFile(asked, request.headers.range))
    const file = await staticFile(rendererDir, pathname)
    if (!file) return send(response, 404)
    const cache = file.lasting ? 'private, max-age=31536000, immutable' : 'no-cache'
    response
      .writeHead(200, { ...windowHeaders, 'content-type': file.mediaType, 'cache-control': cache })
      .end(file.bytes)
  }

  return {
    url: `http://127.0.0.1:${actual}/?token=${token}`,
    async close() {
      for (const window of sockets.clients) window.terminate()
      await new Promise<void>((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      })
    },
  }
}

function send(response: ServerResponse, status: number, sentence = ''): void {
  response.writeHead(status, { ...windowHeaders, 'content-type': 'text/plain; charset=utf-8' }).end(sentence)
}

async function sendPrintFile(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: FileAnswer,
): Promise<void> {
  response.writeHead(status, { ...windowHeaders, ...headers })
  if (method === 'HEAD' || !body) return void response.end()
  // A window that goes away in the middle, or a file that turns out to be changed: the connection ends early.
  await pipeline(Readable.from(body), response).catch(() => response.destroy())
}
