import { ORPCError } from '@orpc/server'
import { explainRefusal } from '../../../src-shared/mutations/explain-refusal.ts'
import type { Refusal } from '../../../src-shared/mutations/refusal.ts'

/** The cloud's no to something that the domain refuses, in its words. */
export function refused(refusal: Refusal): ORPCError<string, unknown> {
  const { title, next } = explainRefusal(refusal)
  return new ORPCError('CONFLICT', { message: `${title} ${next}` })
}

export const notFound = (what: string): ORPCError<string, unknown> =>
  new ORPCError('NOT_FOUND', { message: `There is no such ${what} in this store.` })
