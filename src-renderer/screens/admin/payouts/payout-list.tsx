import { Button } from '@mantine/core'
import type { Batch, Payout } from '../../../../src-shared/cloud-contract/payouts.ts'
import { Code } from '../../../ui/code.tsx'
import { Money } from '../../../ui/money.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { PAYOUT_LOOK } from './batch-look.ts'
import css from './payouts.module.css'
import type { Undo } from './undo-dialog.tsx'

interface PayoutListProps {
  batch: Batch
  onPaid: (payout: Payout) => void
  onUndo: (undo: Undo) => void
}

/** The payouts of a batch, each with what can be done with it. */
export function PayoutList({ batch, onPaid, onUndo }: PayoutListProps) {
  return (
    <ul className={css['payouts']} aria-label="Payouts">
      {batch.payouts.map((payout) => (
        <li key={payout.id} className={css['payout']} data-testid="payout">
          <strong>
            <bdi>{payout.makerName}</bdi>
          </strong>
          <strong className={css['end']}>
            <Money amount={payout.amount} currency={payout.currency} />
          </strong>
          <div className={css['payoutMore']}>
            <StateBadge {...PAYOUT_LOOK[payout.state]} size="sm" />
            {payout.account && <span>{payout.account}</span>}
            <span>{payout.rows === 1 ? '1 row' : `${payout.rows} rows`}</span>
            {payout.paidOn && <span>{payout.paidOn}</span>}
            {payout.reference && <Code size="sm">{payout.reference}</Code>}
            {payout.reason && <bdi>{payout.reason}</bdi>}
            <Deeds batch={batch} payout={payout} onPaid={onPaid} onUndo={onUndo} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Deeds({ batch, payout, onPaid, onUndo }: PayoutListProps & { payout: Payout }) {
  const { state } = payout
  const deed = (word: string, act: () => void) => (
    <Button variant="default" size="compact-sm" onClick={act} aria-label={`${word}: ${payout.makerName}`}>
      {word}
    </Button>
  )
  return (
    <span className={css['push']}>
      {(state === 'approved' || state === 'exported') && deed('Mark paid', () => onPaid(payout))}
      {(state === 'paid' || state === 'exported') &&
        deed('Came back', () => onUndo({ what: 'returned', payout }))}
      {(state === 'draft' || state === 'approved') &&
        batch.state !== 'cancelled' &&
        deed('Leave out', () => onUndo({ what: 'leaveOut', payout }))}
    </span>
  )
}
