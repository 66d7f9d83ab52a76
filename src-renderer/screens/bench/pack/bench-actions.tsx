import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import { useStation } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { IconName } from '../../../ui/icons/shapes.ts'
import { ProblemDialog } from '../../parts/problem-dialog.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import type { Packing } from './use-packing.ts'
import css from './pack.module.css'

export type BenchDialog = 'hold' | 'release' | 'reopen' | 'problem' | 'solve' | 'note'

interface Choice {
  readonly dialog: BenchDialog
  readonly word: string
  readonly icon: IconName
}

/** What can be done to an order besides packing it, as far as it makes sense now. */
function choicesFor(doc: Fulfillment): Choice[] {
  const open = doc.endedAt === null
  const touched = doc.state === 'processing' && doc.items.some((item) => item.packed > 0)
  const choices: (Choice | false)[] = [
    open &&
      (doc.hold
        ? { dialog: 'release', word: 'Release', icon: 'play' }
        : { dialog: 'hold', word: 'Hold', icon: 'hold' }),
    doc.problem
      ? { dialog: 'solve', word: 'Solved', icon: 'check' }
      : { dialog: 'problem', word: 'Problem', icon: 'problem' },
    { dialog: 'note', word: 'Note', icon: 'note' },
    touched && { dialog: 'reopen', word: 'Start over', icon: 'reopen' },
  ]
  return choices.filter((choice) => choice !== false)
}

interface BenchActionsProps {
  doc: Fulfillment
  packing: Packing
  dialog: BenchDialog | null
  onDialog: (dialog: BenchDialog | null) => void
}

/** Hold, problem, note, start over: each asks for its reason. */
export function BenchActions({ doc, packing, dialog, onDialog }: BenchActionsProps) {
  return (
    <>
      <div className={css['choices']}>
        {choicesFor(doc).map((choice) => (
          <button
            key={choice.dialog}
            type="button"
            className={css['choice']}
            onClick={() => onDialog(choice.dialog)}
          >
            <Icon name={choice.icon} size={22} />
            {choice.word}
          </button>
        ))}
        <Link to="/fulfilments/$fulfillmentId" params={{ fulfillmentId: doc.id }} className={css['choice']}>
          <Icon name="info" size={22} />
          Details
        </Link>
      </div>
      {dialog && <Question doc={doc} packing={packing} dialog={dialog} onClose={() => onDialog(null)} />}
    </>
  )
}

interface QuestionProps {
  doc: Fulfillment
  packing: Packing
  dialog: BenchDialog
  onClose: () => void
}

function Question({ doc, packing, dialog, onClose }: QuestionProps) {
  const { bench } = useStation()
  const [fulfillmentId] = useState(doc.id)
  const run = (...[action, done]: Parameters<Packing['run']>): void => {
    onClose()
    void packing.run(action, done)
  }
  switch (dialog) {
    case 'hold':
      return (
        <ReasonDialog
          title="Put this order on hold?"
          text="Nobody can pack or ship it until it is released. Everybody sees the reason."
          usual={['Address unclear', 'Waiting for a piece', 'Asked by the office']}
          action="Put on hold"
          onClose={onClose}
          onDone={(reason) => run(() => bench.hold({ fulfillmentId, reason }), 'On hold.')}
        />
      )
    case 'release':
      return (
        <ReasonDialog
          title="Release the hold?"
          text={`It was held for: ${doc.hold?.reason ?? ''}`}
          usual={['Sorted out', 'Confirmed by the office']}
          action="Release"
          onClose={onClose}
          onDone={(reason) => run(() => bench.release({ fulfillmentId, reason }), 'Released.')}
        />
      )
    case 'reopen':
      return (
        <ReasonDialog
          title="Start packing over?"
          text="Every piece is to be scanned again."
          usual={['Box changed', 'Not sure it is right']}
          optional
          action="Start over"
          onClose={onClose}
          onDone={(reason) =>
            run(() => bench.reopen({ fulfillmentId, reason }), 'Opened again. Scan every piece.')
          }
        />
      )
    case 'solve':
      return (
        <ReasonDialog
          title="Is the problem solved?"
          text={doc.problem?.text ?? ''}
          label="How was it solved?"
          usual={['New piece made', 'Material is back', 'File was replaced']}
          action="Solved"
          onClose={onClose}
          onDone={(text) => run(() => bench.solve({ fulfillmentId, text }), 'The problem is solved.')}
        />
      )
    case 'note':
      return (
        <ReasonDialog
          title="Add a note"
          text="For whoever works on this order next, here and in the office."
          label="Note"
          action="Add note"
          onClose={onClose}
          onDone={(text) => run(() => bench.note({ fulfillmentId, text }), 'Note added.')}
        />
      )
    case 'problem':
      return (
        <ProblemDialog
          onClose={onClose}
          onDone={(kind, text) =>
            run(() => bench.problem({ fulfillmentId, kind, text }), 'The problem is reported.')
          }
        />
      )
  }
}
