import type { EarningRow } from '../../../../src-shared/cloud-contract/earnings.ts'
import type { Column } from '../../../ui/data-table.tsx'
import { Money } from '../../../ui/money.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { When } from '../../../ui/when.tsx'
import { lookOfEarning } from './earning-look.ts'
import css from './ledger.module.css'

const at: Column<EarningRow> = {
  key: 'at',
  header: 'Date',
  width: '8.5rem',
  cell: (row) => <When at={row.at} />,
}
const what: Column<EarningRow> = {
  key: 'what',
  header: 'Job',
  width: 'minmax(13rem, 3fr)',
  cell: (row) => (
    <span className={css['two']}>
      <span className={css['line']}>
        <strong>{row.orderNumber}</strong> <bdi>{row.items}</bdi>
      </span>
      <span className={css['why']}>
        <bdi>{row.reason}</bdi>
      </span>
    </span>
  ),
}
const maker: Column<EarningRow> = {
  key: 'maker',
  header: 'Maker',
  width: 'minmax(8rem, 1.4fr)',
  cell: (row) => (
    <span className={css['line']}>
      <bdi>{row.makerName}</bdi>
    </span>
  ),
}
const base: Column<EarningRow> = {
  key: 'base',
  header: 'Base × rate',
  width: '11rem',
  align: 'end',
  cell: (row) => (
    <span className={css['soft']}>
      <Money amount={row.base} currency={row.currency} /> × {row.ratePercent} %
    </span>
  ),
}
const amount: Column<EarningRow> = {
  key: 'amount',
  header: 'Amount',
  width: '9rem',
  align: 'end',
  cell: (row) => (
    <strong className={css['amount']} data-back={row.amount < 0}>
      <Money amount={row.amount} currency={row.currency} />
    </strong>
  ),
}
const state: Column<EarningRow> = {
  key: 'state',
  header: 'State',
  width: '9.5rem',
  cell: (row) => <StateBadge {...lookOfEarning(row)} size="sm" />,
}

/** The columns of the ledger; fewer beside an open detail. With `makers` it says whose each row is. */
export const ledgerColumns = ({
  beside,
  makers,
}: {
  beside: boolean
  makers: boolean
}): Column<EarningRow>[] => [
  ...(beside ? [] : [at]),
  ...(makers ? [maker] : []),
  what,
  ...(beside ? [] : [base]),
  amount,
  state,
]
