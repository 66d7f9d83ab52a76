import type { FulfillmentItem } from '../../../../src-shared/fulfillment/document.ts'
import { Code } from '../../../ui/code.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { ItemPicture } from '../../parts/item-picture.tsx'
import css from './fulfilment.module.css'

/** What is made and packed, with all its specs. */
export function ItemsPanel({ items }: { items: readonly FulfillmentItem[] }) {
  return (
    <Panel title="Items" flush>
      <ul>
        {items.map((item) => (
          <li key={item.id} className={css['item']}>
            <ItemPicture src={item.picture} size={72} />
            <div>
              <p className={css['itemTitle']}>{item.title}</p>
              <p className={css['itemFacts']}>
                <span>{item.variant}</span>
                <Code size="sm">{item.sku}</Code>
                {item.place && <span>{`Place ${item.place}`}</span>}
              </p>
              <p className={css['specs']}>
                {item.specs.map((spec) => (
                  <span key={spec.name} className={css['spec']}>
                    <span>{spec.name}</span> {spec.value}
                  </span>
                ))}
              </p>
            </div>
            <p className={css['count']} data-figures>
              {`${item.packed} of ${item.quantity}`}
              <br />
              <span className={css['soft']}>packed</span>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
