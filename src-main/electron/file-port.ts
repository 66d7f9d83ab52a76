import type { FileAnswer } from '../station/station.ts'
import { windowHeaders } from '../station/window-headers.ts'

/** As much of Electron's `MessagePortMain` as a file needs. */
export interface FilePort {
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
  start(): void
  close(): void
}

/*
 * A file on its way from the station's process to the main one, a piece for each time it is asked for, so that a slow
 * window holds up nothing and fills no memory:
 *
 *   station: Head ─▶   main: 'more' ─▶   station: a piece ─▶   …   station: 'end', or 'broken'
 */
interface Head {
  readonly status: number
  readonly headers: Record<string, string>
  readonly hasBody: boolean
}
type Piece = Uint8Array<ArrayBuffer> | 'end' | 'broken'

/** The station's side: hands an answer out over the port. */
export function sendOverPort(port: FilePort, { status, headers, body }: FileAnswer): void {
  const pieces = body?.[Symbol.asyncIterator]()
  async function sendNext(): Promise<void> {
    try {
      const piece = await pieces?.next()
      port.postMessage(!piece || piece.done === true ? 'end' : Uint8Array.from(piece.value))
    } catch {
      // The file was changed on disk: the window gets an error in the middle, not other bytes.
      port.postMessage('broken')
    }
  }
  // The other side asks for one piece after the other, never for two at once.
  port.on('message', () => void sendNext())
  port.on('close', () => void pieces?.return?.())
  port.start()
  port.postMessage({ status, headers: { ...headers }, hasBody: pieces !== undefined } satisfies Head)
}

/** The main process's side: the answer as the protocol hands it to a page. 503 where the station went away. */
export function answerFromPort(port: FilePort): Promise<Response> {
  return new Promise((resolve) => {
    let take: ((piece: Piece) => void) | null = null
    const answer = (head: Head): Response => {
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const came = new Promise<Piece>((piece) => (take = piece))
          port.postMessage('more')
          const piece = await came
          if (typeof piece !== 'string') return controller.enqueue(piece)
          if (piece === 'end') controller.close()
          else controller.error(new Error('The file could not be read to its end.'))
          port.close()
        },
        cancel: () => port.close(),
      })
      if (!head.hasBody) port.close()
      return new Response(head.hasBody ? body : null, {
        status: head.status,
        headers: { ...windowHeaders, ...head.headers },
      })
    }
    port.on('message', ({ data }) => {
      if (take) take(data as Piece)
      else resolve(answer(data as Head))
    })
    port.on('close', () => {
      take?.('broken')
      resolve(new Response(null, { status: 503, headers: { ...windowHeaders } }))
    })
    port.start()
  })
}
