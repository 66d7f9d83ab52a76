import { createRouterClient } from '@orpc/server'
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fileLink } from '../station/file-address.ts'
import { openStation } from '../station/station.ts'
import { startHost } from './host.ts'

// A station and its window on this machine's own loopback address, for where Electron cannot be.
// Says {"ready":true,"url":"…"} on standard output; the address has the token in it.

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    renderer: { type: 'string', default: resolve(import.meta.dirname, '../../out/renderer') },
    /** The cloud that `--enrol` speaks to, and that the form for enrolling starts with. */
    cloud: { type: 'string', default: process.env['PACKBENCH_CLOUD'] },
    /** Enrols this station with a one-time code, if it is not enrolled yet. */
    enrol: { type: 'string' },
    'undo-ms': { type: 'string', default: '5000' },
  },
})

if (values.data === undefined) throw new Error('Name the folder for the data of this station: --data FOLDER')

const station = await openStation({
  dataDir: resolve(values.data),
  undoMs: Number(values['undo-ms']),
  likelyCloudUrl: values.cloud,
  openFile: async ({ ref }) => ({ link: fileLink(ref) }),
})
const host = await startHost({
  station,
  rendererDir: resolve(values.renderer),
  port: Number(values.port),
  token: randomBytes(24).toString('base64url'),
})

if (values.enrol !== undefined && values.cloud !== undefined) {
  const client = createRouterClient(station.router)
  const { enrolment } = await client.status()
  const done = enrolment
    ? { ok: true as const }
    : await client.session.enrol({ cloudUrl: values.cloud, code: values.enrol })
  if (!done.ok) process.stderr.write(`${done.sentence}\n`)
}

process.stdout.write(`${JSON.stringify({ ready: true, url: host.url })}\n`)

let ending = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending) return
    ending = true
    void host
      .close()
      .then(() => station.close())
      .then(() => process.exit(0))
  })
}
