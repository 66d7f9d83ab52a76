import type { Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import { PROBLEM_WORDS } from '../../../src-shared/fulfillment/problem-words.ts'
import { Happened } from '../../ui/happened.tsx'
import { Notice } from './notice.tsx'

export { PROBLEM_WORDS }

type Flagged = Pick<Fulfillment, 'hold' | 'problem' | 'order' | 'notes'>

/** The hold, the problem, the customer's wish and the latest note: what to know before touching anything. */
export function Flags({ doc }: { doc: Flagged }) {
  const note = doc.notes.at(-1)
  return (
    <>
      {doc.hold && (
        <Notice tone="needs" icon="hold" title={`On hold: ${doc.hold.reason}`}>
          {doc.hold.by.name}, <Happened at={doc.hold.at} />
        </Notice>
      )}
      {doc.problem && (
        <Notice tone="needs" icon="problem" title={`${PROBLEM_WORDS[doc.problem.kind]}: ${doc.problem.text}`}>
          {doc.problem.by.name}, <Happened at={doc.problem.at} />
        </Notice>
      )}
      {doc.order.customerNote && (
        <Notice tone="working" icon="person" title="The customer asks">
          <bdi>{doc.order.customerNote}</bdi>
        </Notice>
      )}
      {note && (
        <Notice tone="waiting" icon="note" title={note.text}>
          {note.by.name}, <Happened at={note.at} />
        </Notice>
      )}
    </>
  )
}
