import { piecesLeft, type Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Due } from '../../parts/due.tsx'
import { FulfilmentBadge } from '../../parts/fulfilment-badge.tsx'
import css from './pack.module.css'

/** Which order this is, for whom, by when, and how much is left. */
export function PackHead({ doc, overdue }: { doc: Fulfillment; overdue: boolean }) {
  const pieces = doc.items.reduce((sum, item) => sum + item.quantity, 0)
  const left = piecesLeft(doc)
  return (
    <header className={css['head']}>
      <div className={css['who']}>
        <h1 className={css['number']} data-figures data-testid="pack-order">
          <OrderNumber number={doc.order.number} />
        </h1>
        <p className={css['facts']}>
          <bdi className={css['customer']}>{doc.order.customerName}</bdi>
          <FulfilmentBadge size="lg" row={{ ...doc, pieces, packed: pieces - left }} />
          {doc.endedAt === null && <Due at={doc.dueAt} overdue={overdue} />}
        </p>
      </div>
      <div className={css['left']} data-done={left === 0} data-figures data-testid="pieces-left">
        <strong>{left === 0 ? <Icon name="check" size={44} label="all" /> : left}</strong>
        <span>{left === 0 ? 'all packed' : left === 1 ? 'piece left' : 'pieces left'}</span>
      </div>
    </header>
  )
}

/** Figures of one width, but a hyphen of its own: as a figure it would tear the number apart. */
function OrderNumber({ number }: { number: string }) {
  const [prefix, ...rest] = number.split('-')
  if (rest.length === 0) return number
  return (
    <>
      {prefix}
      <span className={css['hyphen']}>-</span>
      {rest.join('-')}
    </>
  )
}
