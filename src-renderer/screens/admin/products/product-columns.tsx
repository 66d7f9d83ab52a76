import type { InferContractRouterOutputs } from '@orpc/contract'
import type { cloudContract } from '../../../../src-shared/cloud-contract/contract.ts'
import type { Column } from '../../../ui/data-table.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { Picture } from '../parts/picture.tsx'
import { TwoLines } from '../parts/two-lines.tsx'
import css from './product.module.css'
import { PRODUCT_LOOK, priceRange } from './product-look.ts'

export type ProductRow = InferContractRouterOutputs<typeof cloudContract>['catalog']['list'][number]

const sayVariants = ({ variants }: ProductRow): string => {
  const gone = variants.filter((variant) => !variant.available).length
  const count = variants.length === 1 ? '1 variant' : `${variants.length} variants`
  return gone === 0 ? count : `${count}, ${gone} not available`
}

const title: Column<ProductRow> = {
  key: 'title',
  header: 'Product',
  width: 'minmax(14rem, 3fr)',
  cell: (row) => (
    <span className={css['named']}>
      <Picture src={row.imageUrl} />
      <TwoLines top={<bdi>{row.title}</bdi>} below={sayVariants(row)} />
    </span>
  ),
}
const status: Column<ProductRow> = {
  key: 'status',
  header: 'Status',
  width: '7.75rem',
  cell: (row) => <StateBadge {...PRODUCT_LOOK[row.status]} />,
}
const price: Column<ProductRow> = {
  key: 'price',
  header: 'Price',
  width: 'minmax(12rem, 1fr)',
  align: 'end',
  cell: priceRange,
}
const sold: Column<ProductRow> = {
  key: 'sold',
  header: 'Sold in 30 days',
  width: '8rem',
  align: 'end',
  cell: (row) => row.sold30Days.toLocaleString('en'),
}
const changed: Column<ProductRow> = {
  key: 'changed',
  header: 'Changed',
  width: '9rem',
  cell: (row) => <Happened at={row.updatedAt} />,
}

/** The columns; fewer beside an open detail. */
export const productColumns = (beside: boolean): Column<ProductRow>[] =>
  beside ? [title, status, price] : [title, status, price, sold, changed]
