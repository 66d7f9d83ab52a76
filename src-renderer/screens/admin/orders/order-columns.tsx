import type { OrderRow } from '../../../../src-shared/cloud-contract/orders.ts'
import { countryName } from '../../../../src-shared/order/address.ts'
import { Code } from '../../../ui/code.tsx'
import type { Column } from '../../../ui/data-table.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Money } from '../../../ui/money.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { When } from '../../../ui/when.tsx'
import { PAYMENT_LOOK } from './detail/payment-look.ts'
import { Due } from '../parts/due.tsx'
import { OrderStatusBadge } from '../parts/order-status-badge.tsx'
import { FailedBadge } from './failed-badge.tsx'
import { TwoLines } from '../parts/two-lines.tsx'

const number: Column<OrderRow> = {
  key: 'number',
  header: 'Order',
  width: 'minmax(8rem, 1fr)',
  cell: (row) => <TwoLines top={row.number} below={<Happened at={row.placedAt} />} />,
}
const status: Column<OrderRow> = {
  key: 'status',
  header: 'Status',
  width: '10.25rem',
  cell: (row) => (
    <>
      {row.failed ? <FailedBadge status={row.status} /> : <OrderStatusBadge status={row.status} />}
      {row.held && <Icon name="hold" size={16} label="On hold" />}
    </>
  ),
}
const customer: Column<OrderRow> = {
  key: 'customer',
  header: 'Customer',
  width: 'minmax(9rem, 2.2fr)',
  cell: (row) => <TwoLines top={<bdi>{row.customerName}</bdi>} below={row.customerEmail} />,
}
const due: Column<OrderRow> = {
  key: 'due',
  header: 'Due',
  width: '8.5rem',
  cell: (row) => row.dueAt && <Due at={row.dueAt} overdue={row.overdue} />,
}
const factory: Column<OrderRow> = {
  key: 'factory',
  header: 'Made by',
  width: 'minmax(6rem, 1fr)',
  cell: (row) =>
    row.makers.length === 0 ? (
      <bdi>{row.factories.join(', ')}</bdi>
    ) : (
      <TwoLines
        top={<bdi>{row.factories.join(', ') || 'Maker'}</bdi>}
        below={<bdi>Assigned to {row.makers.join(', ')}</bdi>}
      />
    ),
}
const maker: Column<OrderRow> = {
  key: 'maker',
  header: 'Assigned to',
  width: 'minmax(7rem, 1fr)',
  cell: (row) => <bdi>{row.makers.join(', ')}</bdi>,
}
const payment: Column<OrderRow> = {
  key: 'payment',
  header: 'Payment',
  width: '9rem',
  cell: (row) => <StateBadge {...PAYMENT_LOOK[row.paymentStatus]} size="sm" />,
}
const country: Column<OrderRow> = {
  key: 'country',
  header: 'Country',
  width: 'minmax(6rem, 1fr)',
  cell: (row) => row.country && countryName(row.country),
}
const placed: Column<OrderRow> = {
  key: 'placed',
  header: 'Placed',
  width: '8.5rem',
  cell: (row) => <When at={row.placedAt} />,
}
const tracking: Column<OrderRow> = {
  key: 'tracking',
  header: 'Parcel',
  width: 'minmax(8rem, 1.3fr)',
  cell: (row) =>
    row.trackingNumber && <TwoLines top={<Code>{row.trackingNumber}</Code>} below={row.carrier} />,
}
const pieces: Column<OrderRow> = {
  key: 'pieces',
  header: 'Pieces',
  width: '3.5rem',
  align: 'end',
  cell: (row) => row.pieces,
}
const total: Column<OrderRow> = {
  key: 'total',
  header: 'Total',
  width: '7rem',
  align: 'end',
  cell: (row) => <Money amount={row.total} currency={row.currency} />,
}

/** Every column that the list can have. */
export const COLUMN_KEYS = [
  'number',
  'status',
  'customer',
  'due',
  'factory',
  'maker',
  'tracking',
  'payment',
  'country',
  'placed',
  'pieces',
  'total',
] as const
export type ColumnKey = (typeof COLUMN_KEYS)[number]

export const COLUMNS: Record<ColumnKey, Column<OrderRow>> = {
  number,
  status,
  customer,
  due,
  factory,
  maker,
  tracking,
  payment,
  country,
  placed,
  pieces,
  total,
}

const NARROW_PX = 860
const WIDE_PX = 1180

/** The columns that fit into a list of this width, while nobody has chosen. */
export function columnsFor(widthPx: number): readonly ColumnKey[] {
  if (widthPx < NARROW_PX) return ['number', 'status', 'customer', 'total']
  if (widthPx < WIDE_PX) return ['number', 'status', 'customer', 'due', 'factory', 'total']
  return ['number', 'status', 'customer', 'due', 'factory', 'tracking', 'pieces', 'total']
}
