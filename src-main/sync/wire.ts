import type { ChangeLine, PushReply, PushRequest } from '../../src-shared/sync/protocol.ts'

/** Why a request did not lead to what was asked: nobody there, an answer that says no, or one that makes no sense. */
export type Problem =
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'unreadable'; readonly message: string }
  | {
      readonly kind: 'answer'
      readonly status: number
      /** The problem type of RFC 9457, or empty. */
      readonly type: string
      readonly detail: string
      readonly retryAfterMs: number | null
      readonly expectedSeq: number | null
      readonly minimumVersion: string | null
    }

export interface Failed {
  readonly ok: false
  readonly problem: Problem
}

/** What the loop reads of the answer to a push. The documents come by the stream, which is the only hand that writes them. */
export type PushAnswer = Omit<PushReply, 'documents'>

export interface OpenStream {
  readonly ok: true
  /** How many documents a first copy will bring, where the cloud says so. */
  readonly total: number | null
  /** Lines as they arrive, in groups; ends when the stream ends, throws `StreamCut` when it is cut or makes no sense. */
  readonly lines: AsyncIterable<readonly ChangeLine[]>
}

/** How the station reaches its cloud. HTTP in life (cloud-client.ts); tests may hand in another. */
export interface CloudWire {
  push(
    request: PushRequest,
    signal: AbortSignal,
  ): Promise<{ readonly ok: true; readonly reply: PushAnswer } | Failed>
  changes(
    ask: { cursor: string | null; incarnation: string },
    signal: AbortSignal,
  ): Promise<OpenStream | Failed>
  close(): void
}

/** The stream ended in the middle of something. What came after the last cursor is asked for again. */
export class StreamCut extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.kind === 'answer' ? problem.detail : problem.message)
    this.name = 'StreamCut'
    this.problem = problem
  }
}
