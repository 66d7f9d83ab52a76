import { Problem } from '../problem.ts'

/** Why something is not done with a batch, in words, with the status it is answered with. */
export class NotPossible {
  readonly status: 404 | 409 | 422
  readonly code: string
  readonly sentence: string
  constructor(status: 404 | 409 | 422, code: string, sentence: string) {
    this.status = status
    this.code = code
    this.sentence = sentence
  }
}

export const no = (status: 404 | 409 | 422, code: string, sentence: string): NotPossible =>
  new NotPossible(status, code, sentence)
export const noSuchBatch = (): NotPossible => no(404, 'not_found', 'There is no such batch in this store.')
export const noSuchPayout = (): NotPossible => no(404, 'not_found', 'There is no such payout in this batch.')

/** At the door an expected no becomes an answer. */
export function orProblem<T>(answer: T | NotPossible): T {
  if (answer instanceof NotPossible) throw new Problem(answer.status, answer.code, answer.sentence)
  return answer
}
