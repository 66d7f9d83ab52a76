import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { FakePortMain } from './fake-ports.ts'

// Runs a utility process's program in this thread, with Electron's `process.parentPort` in place.
const toProgram = new EventEmitter()
Object.defineProperty(process, 'parentPort', { value: toProgram })
await import(pathToFileURL((workerData as { path: string }).path).href)
parentPort!.on('message', ({ data, ports }: { data: unknown; ports: MessagePort[] }) => {
  toProgram.emit('message', { data, ports: ports.map((port) => new FakePortMain(port)) })
})
