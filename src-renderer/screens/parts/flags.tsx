import type { Fulfillment, ProblemKind } from '../../../src-shared/fulfillment/document.ts'
import { Happened } from '../../ui/happened.tsx'
import { Notice } from './notice.tsx'

/** What a problem is called on screen. */
export const PROBLEM_WORDS: Record<ProblemKind, string> = {
  file_unusable: 'File unusable',
  damaged: 'Damaged',
  out_of_material: 'Out of material',
  cannot_make: 'Cannot be made',
  left_after_cancel: 'Left after it was cancelled',
  other: 'Problem',
}

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
