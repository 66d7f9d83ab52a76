import type { ReactNode } from 'react'
import type { EarningRow } from '../../../../src-shared/cloud-contract/earnings.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { Money } from '../../../ui/money.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { lookOfEarning, sayEarning, sayReckoning } from './earning-look.ts'
import css from './ledger.module.css'

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

interface EarningPaneProps {
  row: EarningRow
  /** Shows whose it is. */
  withMaker?: boolean
  /** What can be done with it. */
  children?: ReactNode
}

/** One row of the ledger, explained: how it was reckoned, why it is there, and what happens with it next. */
export function EarningPane({ row, withMaker = false, children }: EarningPaneProps) {
  const paid = row.paidAt ? DAY.format(new Date(row.paidAt)) : null
  return (
    <div className={css['pane']} data-testid="earning-pane">
      <h2 className={css['number']}>{row.orderNumber}</h2>
      <div className={css['big']}>
        <Money amount={row.amount} currency={row.currency} />
      </div>
      <span>
        <StateBadge {...lookOfEarning(row)} />
      </span>
      <p className={css['explains']}>{sayEarning(row, paid)}</p>
      {children}
      <Facts
        facts={[
          ...(withMaker ? ([['Maker', <bdi key="maker">{row.makerName}</bdi>]] as const) : []),
          ['Made', <bdi key="items">{row.items}</bdi>],
          [
            'Reckoned',
            <span key="reckoned" data-figures>
              {sayReckoning(row)}
            </span>,
          ],
          ['Why', <bdi key="reason">{row.reason}</bdi>],
          ['Written', <Happened key="at" at={row.at} />],
          ['By', <bdi key="by">{row.by ?? 'Packbench'}</bdi>],
          ...(row.kind === 'earning' && row.left !== row.amount
            ? ([['Left of it', <Money key="left" amount={row.left} currency={row.currency} />]] as const)
            : []),
        ]}
      />
    </div>
  )
}
