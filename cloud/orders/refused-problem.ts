import { explainRefusal } from '../../src-shared/mutations/explain-refusal.ts'
import type { Refusal } from '../../src-shared/mutations/refusal.ts'
import { Problem } from '../problem.ts'

/** A refusal of the domain as the JSON API says it: in words, and thrown, so that the transaction goes back as a whole. */
export const refusedProblem = (refusal: Refusal): Problem => {
  const { title, next } = explainRefusal(refusal)
  return new Problem(
    refusal.refused === 'not_found' ? 404 : refusal.refused === 'bad_arguments' ? 422 : 409,
    refusal.refused,
    `${title} ${next}`,
  )
}
