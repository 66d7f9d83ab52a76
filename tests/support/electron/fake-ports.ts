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

/** An end that is still in hand: handed on, it becomes what the receiving side calls a port; kept, it is one. */
class FakeEnd {
  readonly real: MessagePort
  #kept: FakePortMain | undefined
  constructor(real: MessagePort) {
    this.real = real
  }
  /** Only now, because Node's port starts when it is listened to. */
  get #port(): FakePortMain {
    return (this.#kept ??= new FakePortMain(this.real))
  }
  on(event: string, listener: (...args: unknown[]) => void) {
    return this.#port.on(event, listener)
  }
  start() {
    this.#port.start()
  }
  postMessage(data: unknown) {
    this.#port.postMessage(data)
  }
  close() {
    this.#port.close()
  }
}

export class FakeMessageChannel {
  readonly port1: FakeEnd
  readonly port2: FakeEnd
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new FakeEnd(port1)
    this.port2 = new FakeEnd(port2)
  }
}
