import type { Fulfillment } from '../fulfillment/document.ts'
import { PROBLEM_WORDS } from '../fulfillment/problem-words.ts'
import { quoted, type Saying, type WhyPart } from './why-words.ts'

interface Flag {
  readonly topic: 'hold' | 'problem' | 'late'
  /** Null where the flag is not up. */
  readonly sentence: (facts: WhyPart, say: Saying) => string | null
}

/** What stands in the way of a part beside its state. */
export const FLAGS: readonly Flag[] = [
  {
    topic: 'hold',
    sentence: ({ part: { doc }, isOver }, say) =>
      doc.hold === null || isOver
        ? null
        : `On hold since ${say.since(doc.hold.at)} by ${doc.hold.by.name}${quoted(doc.hold.reason)}: nothing goes on until somebody releases it.`,
  },
  {
    topic: 'problem',
    sentence: ({ part: { doc }, isOver }, say) =>
      doc.problem === null || (isOver && doc.problem.kind !== 'left_after_cancel')
        ? null
        : `${sayProblem(doc.problem, say)} ${doc.problem.kind === 'left_after_cancel' ? 'The office sorts it out with the customer.' : 'It stays until somebody says how it was solved.'}`,
  },
  {
    topic: 'late',
    sentence: ({ part: { doc }, isOver, atMs }, say) => {
      const late = atMs - Date.parse(doc.dueAt)
      return isOver || !Number.isFinite(atMs) || late <= 0
        ? null
        : `It was due ${say.when(doc.dueAt)} and is ${say.length(late)} late.`
    },
  },
]

const sayProblem = ({ kind, text, by, at }: NonNullable<Fulfillment['problem']>, say: Saying): string =>
  `${PROBLEM_WORDS[kind]}, said ${say.when(at)} by ${by.name}${quoted(text)}.`
