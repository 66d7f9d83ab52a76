import { RPCHandler } from '@orpc/server/ws'
import { createReadStream } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { Station } from '../station/station.ts'
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

/** Where the window asks for the bytes of a print file. */
export const fileLink = (ref: { fulfillmentId: string; printFileId: string }): string =>
  `/print-files/${ref.fulfillmentId}/${ref.printFileId}`
const FILE_LINK = /^\/print-files\/([0-9a-f-]{36})\/([0-9a-f-]{36})$/

const MAX_MESSAGE = 4 * 1024 * 1024

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
    const [, fulfillmentId, printFileId] = FILE_LINK.exec(pathname) ?? []
    if (fulfillmentId && printFileId)
      return sendPrintFile(
        response,
        station.fileAt({ fulfillmentId, printFileId } as Parameters<Station['fileAt']>[0]),
      )
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

/** Pictures are shown; everything else is saved: a customer's file must not run as a page of this origin. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/webp', 'application/pdf'])

function sendPrintFile(response: ServerResponse, file: ReturnType<Station['fileAt']>): void {
  if (!file) return send(response, 404, 'This file is not here yet. Download it first.')
  const shown = SHOWN.has(file.mediaType)
  response.writeHead(200, {
    ...windowHeaders,
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': shown ? file.mediaType : 'application/octet-stream',
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': 'private, no-cache',
  })
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response)
}
