import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'

/** Electron's port of the main process: an emitter of `{ data, ports }`, unlike the one of pages and of Node. */
export class FakePortMain extends EventEmitter {
  readonly real: MessagePort
  constructor(real: MessagePort) {
    super()
    this.real = real
    real.on('message', (data: unknown) => this.emit('message', { data, ports: [] }))
    real.on('close', () => this.emit('close'))
    // Node starts a port as soon as someone listens; Electron's waits for start().
    real.unref()
  }
  start() {
    this.real.start()
  }
  postMessage(data: unknown) {
    this.real.postMessage(data)
  }
  close() {
    this.real.close()
  }
}

/** Both ends as they are handed on: transferred, they become what the receiving side calls a port. */
export class FakeMessageChannel {
  readonly port1: { real: MessagePort }
  readonly port2: { real: MessagePort }
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = { real: port1 }
    this.port2 = { real: port2 }
  }
}
