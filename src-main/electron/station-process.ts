import { RPCHandler } from '@orpc/server/message-port'
import { openStation } from '../station/station.ts'
import { sendOverPort } from './file-port.ts'
import { sealedWith } from './sealed-secrets.ts'
import type { ToStation } from './station-link.ts'

// The station in a process of its own: a slow query never freezes the window, and a crash of one leaves the other.
// A surprise ends this process, so that the next one starts from what is on disk.
process.on('unhandledRejection', (reason) => {
  process.stderr.write(`${reason instanceof Error ? reason.stack : String(reason)}\n`)
  process.exit(1)
})

let running: ReturnType<typeof openStation> | undefined

process.parentPort.on('message', ({ data, ports }) => void obey(data as ToStation, ports))

async function obey(message: ToStation, [port]: Electron.MessagePortMain[]): Promise<void> {
  if (typeof message === 'object' && 'file' in message) {
    if (port && running) sendOverPort(port, (await running).printFile(message.file, message.range))
    else port?.close()
  } else if (typeof message === 'object') {
    const [dataDir] = process.argv.slice(2)
    if (dataDir === undefined) throw new Error('The station needs the folder of its data as its argument')
    running ??= openStation({
      dataDir,
      secrets: sealedWith(message.key),
      likelyCloudUrl: process.env['PACKBENCH_CLOUD'],
    })
  } else if (message === 'close') {
    await (await running)?.close()
    process.exit(0)
  } else if (port && running) {
    new RPCHandler((await running).router).upgrade(port)
    port.start()
  }
}
