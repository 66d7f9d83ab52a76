import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import { windowHeaders } from '../../src-main/station/window-headers.ts'
import { demoFileBytes } from './window-station/file-bytes.ts'
import { memoryStation, type MemoryStationOptions } from './window-station/station-router.ts'

/** Where `npm run build` puts the window. */
const builtByDefault = resolve(
  import.meta.dirname,
  '../..',
  process.env['PACKBENCH_OUT'] ?? 'out',
  'renderer',
)
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const PRINT_FILE = /^\/print-files\/[\w-]{36}\/([\w-]{36})$/

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
    const [, printFileId] = PRINT_FILE.exec(path) ?? []
    if (printFileId) {
      void demoFileBytes(printFileId).then((file) =>
        file
          ? response.writeHead(200, { 'content-type': file.mediaType }).end(file.bytes)
          : response.writeHead(404).end('This file is not here yet. Download it first.'),
      )
      return
    }
    const file = join(built, path === '/' ? 'index.html' : join('/', path))
    readFile(file).then(
      (bytes) =>
        response
          .writeHead(200, {
            ...windowHeaders,
            'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
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
      signedIn: values.as === 'operator' || values.as === 'admin' || values.as === 'maker' ? values.as : null,
    },
    Number(values.port),
  )
  console.log(url)
}
