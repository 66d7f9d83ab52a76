import { EventEmitter } from 'node:events'
import { Worker, type MessagePort } from 'node:worker_threads'

/** Electron's utility process as a thread of Node, with the same messages in and out. */
export class FakeUtilityProcess extends EventEmitter {
  static started: FakeUtilityProcess[] = []
  pid: number | undefined = process.pid
  readonly env: Record<string, string>
  readonly #worker: Worker
  constructor(path: string, args: string[], options: { env: Record<string, string> }) {
    super()
    FakeUtilityProcess.started.push(this)
    this.env = options.env
    const bootstrap = new URL('./utility-bootstrap.ts', import.meta.url)
    this.#worker = new Worker(bootstrap, { argv: args, env: options.env, workerData: { path } })
    this.#worker.on('error', (error) => process.stderr.write(`${String(error)}\n`))
    this.#worker.on('exit', (code) => {
      this.pid = undefined
      this.emit('exit', code)
    })
  }
  postMessage(data: unknown, ports: { real: MessagePort }[] = []) {
    const real = ports.map((port) => port.real)
    this.#worker.postMessage({ data, ports: real }, real)
  }
  kill() {
    void this.#worker.terminate()
    return true
  }
}
