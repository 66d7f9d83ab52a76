import type { FulfillmentItem } from '../../../../src-shared/fulfillment/document.ts'
import { Code } from '../../../ui/code.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { ItemPicture } from '../../parts/item-picture.tsx'
import css from './item-card.module.css'

interface ItemCardProps {
  item: FulfillmentItem
  /** The next scan is expected here. */
  next: boolean
  /** Undefined where the person may not. */
  onConfirm?: (() => void) | undefined
}

/** One line to pack, readable from a metre away. The countdown is the largest thing on it. */
export function ItemCard({ item, next, onConfirm }: ItemCardProps) {
  const done = item.packed >= item.quantity
  return (
    <li
      className={css['card']}
      data-done={done}
      data-next={next}
      data-testid={`item-${item.sku}`}
      aria-current={next ? 'step' : undefined}
    >
      <ItemPicture src={item.picture} size={104} />
      <div className={css['words']}>
        <h2 className={css['title']}>{item.title}</h2>
        <p className={css['variant']}>{item.variant}</p>
        <p className={css['codes']}>
          <Code>{item.sku}</Code>
          {item.place && (
            <span className={css['place']}>
              <Icon name="pin" size={18} />
              {item.place}
            </span>
          )}
        </p>
        <p className={css['specs']}>{item.specs.map((spec) => `${spec.name}: ${spec.value}`).join(' · ')}</p>
      </div>
      {onConfirm && !done && (
        <button
          type="button"
          className={css['hand']}
          onClick={onConfirm}
          aria-label={`Confirm ${item.title} by hand`}
          title="Confirm by hand"
        >
          <Icon name="hand" size={24} />
        </button>
      )}
      <div
        className={css['count']}
        data-figures
        role="img"
        aria-label={`${item.packed} of ${item.quantity} packed`}
      >
        {done ? <Icon name="check" size={44} className={css['tick']} /> : null}
        <span key={item.packed} className={css['number']} data-ticked={item.packed > 0}>
          {item.packed}
        </span>
        <span className={css['of']}>of {item.quantity}</span>
      </div>
    </li>
  )
}
