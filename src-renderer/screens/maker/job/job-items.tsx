import type { FulfillmentItem } from '../../../../src-shared/fulfillment/document.ts'
import { Code } from '../../../ui/code.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { ItemPicture } from '../../parts/item-picture.tsx'
import css from './job.module.css'

/** What is to be made, how many, and exactly how. */
export function JobItems({ items }: { items: readonly FulfillmentItem[] }) {
  return (
    <Panel title="What to make" flush>
      <ul>
        {items.map((item) => (
          <li key={item.id} className={css['item']}>
            <ItemPicture src={item.picture} size={72} />
            <div>
              <p className={css['title']}>
                <bdi>{item.title}</bdi>
              </p>
              <p className={css['soft']}>
                {item.variant} <Code size="sm">{item.sku}</Code>
              </p>
              <dl className={css['specs']}>
                {item.specs.map((spec) => (
                  <div key={spec.name}>
                    <dt>{spec.name}</dt>
                    <dd>{spec.value}</dd>
                  </div>
                ))}
              </dl>
            </div>
            <p className={css['count']} data-figures>{`${item.quantity} ×`}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
