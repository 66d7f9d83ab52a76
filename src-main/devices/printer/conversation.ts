import { connect, type Socket } from 'node:net'

/** What came of waiting for an answer: the answer, `silent` (none in time), or `lost` (the connection is gone). */
export type Answer<T> = { readonly got: T } | 'silent' | 'lost'

/** A connection to a printer on which questions and answers take turns. */
export interface Conversation {
  /** Hands bytes to the operating system. False where the connection was lost first. */
  send(bytes: Uint8Array | string): Promise<boolean>
  /** Waits until `read` makes something of the bytes that came; it is handed all that are not used up. */
  hear<T>(read: (bytes: Buffer) => { value: T; used: number } | null, timeoutMs: number): Promise<Answer<T>>
  /** Forgets bytes that came unasked. */
  forget(): void
  end(): void
}

/** Connects within `timeoutMs`, or says why not in the error code of the system (`ECONNREFUSED`, `ETIMEDOUT`…). */
export async function converse(
  host: string,
  port: number,
  timeoutMs: number,
): Promise<Conversation | { readonly failed: string }> {
  const socket = connect({ host, port, noDelay: true })
  const failed = await new Promise<string | null>((settle) => {
    const timer = setTimeout(() => settle('ETIMEDOUT'), timeoutMs)
    socket.once('connect', () => settle(null))
    socket.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? 'ERROR'))
    socket.once('close', () => clearTimeout(timer))
    socket.once('connect', () => clearTimeout(timer))
  })
  if (failed === null) return talkOver(socket)
  socket.destroy()
  return { failed }
}

function talkOver(socket: Socket): Conversation {
  let bytes = Buffer.alloc(0)
  let lost = false
  let wake: () => void = () => undefined
  let unsent: (sent: boolean) => void = () => undefined
  const lose = () => {
    lost = true
    unsent(false)
    wake()
  }
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk])
    wake()
  })
  socket.on('error', lose)
  socket.on('end', lose)
  socket.on('close', lose)
  return {
    send: (out) =>
      new Promise((settle) => {
        if (lost) return settle(false)
        unsent = settle
        socket.write(out, (error) => settle(!error))
      }),
    hear: <T>(read: (bytes: Buffer) => { value: T; used: number } | null, timeoutMs: number) =>
      new Promise<Answer<T>>((settle) => {
        const finish = (answer: Answer<T>) => {
          clearTimeout(timer)
          wake = () => undefined
          settle(answer)
        }
        const timer = setTimeout(() => finish('silent'), timeoutMs)
        wake = () => {
          const found = read(bytes)
          if (found) bytes = bytes.subarray(found.used)
          if (found) finish({ got: found.value })
          else if (lost) finish('lost')
        }
        wake()
      }),
    forget: () => {
      bytes = Buffer.alloc(0)
    },
    end: () => socket.destroy(),
  }
}
