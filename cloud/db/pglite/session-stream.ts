import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'
import { asksForAnswer, firstFrame, framesOf, greeting, saysIdle, typeOf } from './frames.ts'
import type { Turns } from './turns.ts'

/** What the streams of one PGlite share. */
export interface SharedSession {
  readonly lite: PGlite
  readonly turns: Turns
  /** Everyone connected: a notification goes to all of them, for LISTEN belongs to the one session. */
  readonly connected: Set<SessionStream>
}

/**
 * The socket that a `pg` client believes it has; behind it, PGlite in this process.
 * A client holds its turn from the first statement of a transaction to its end. Because all clients share one session,
 * they must not use session settings or named statements; `set local` and LISTEN are fine.
 */
export class SessionStream extends Duplex {
  readonly #shared: SharedSession
  #arriving: Buffer = Buffer.alloc(0)
  #started = false
  #batch: Buffer[] = []
  #work: Promise<void> = Promise.resolve()
  #endTurn: (() => void) | null = null
  #left = false

  constructor(shared: SharedSession) {
    super()
    this.#shared = shared
  }

  // What `pg` calls on a socket.
  connect(): this {
    process.nextTick(() => this.emit('connect'))
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  override _read(): void {
    // Answers are pushed when they come.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#arriving = this.#arriving.length === 0 ? chunk : Buffer.concat([this.#arriving, chunk])
    for (let frame = this.#next(); frame; frame = this.#next()) this.#receive(frame)
    done()
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#leave()
    done()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#leave()
    done(error)
  }

  #next(): Buffer | null {
    const frame = firstFrame(this.#arriving, !this.#started)
    if (frame) this.#arriving = this.#arriving.subarray(frame.length)
    return frame
  }

  #receive(frame: Buffer): void {
    if (!this.#started) {
      this.#started = true
      this.#shared.connected.add(this)
      this.push(greeting())
      return
    }
    if (typeOf(frame) === 'X') return this.#leave()
    this.#batch.push(frame)
    if (!asksForAnswer(frame)) return
    const batch = Buffer.concat(this.#batch)
    this.#batch = []
    this.#work = this.#work.then(() => this.#answer(batch)).catch((error: Error) => this.#fail(error))
  }

  async #answer(batch: Buffer): Promise<void> {
    if (this.#left) return
    this.#endTurn ??= await this.#shared.turns.take()
    const { lite, connected } = this.#shared
    const answer = await lite.runExclusive(() =>
      lite.execProtocolRaw(new Uint8Array(batch), { throwOnError: false }),
    )
    const mine: Buffer[] = []
    let idle = false
    for (const frame of framesOf(Buffer.from(answer))) {
      if (typeOf(frame) === 'A') for (const stream of connected) stream.push(Buffer.from(frame))
      else mine.push(frame)
      if (typeOf(frame) === 'Z') idle = saysIdle(frame)
    }
    if (idle) this.#giveUpTurn()
    if (!this.destroyed) this.push(Buffer.concat(mine))
  }

  #fail(error: Error): void {
    this.#giveUpTurn()
    this.destroy(error)
  }

  #giveUpTurn(): void {
    this.#endTurn?.()
    this.#endTurn = null
  }

  /** Says goodbye once: a transaction left open is rolled back, as a server does when its client goes. */
  #leave(): void {
    if (this.#left) return
    this.#shared.connected.delete(this)
    this.#work = this.#work.then(async () => {
      this.#left = true
      if (this.#endTurn) await this.#shared.lite.exec('rollback').catch(() => undefined)
      this.#giveUpTurn()
      if (!this.destroyed) this.push(null)
    })
  }
}
