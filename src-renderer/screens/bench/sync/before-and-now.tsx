import { carrierName } from '../../../../src-shared/fulfillment/carriers.ts'
import type { Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import { STATE_WORDS } from '../../../../src-shared/fulfillment/lifecycle.ts'
import { addressLines } from '../../../../src-shared/order/address.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import css from './sync.module.css'

type Line = readonly [name: string, value: string]

/** What a person would compare. */
function linesOf(doc: Fulfillment): readonly Line[] {
  const pieces = doc.items.reduce((sum, item) => sum + item.quantity, 0)
  const packed = doc.items.reduce((sum, item) => sum + item.packed, 0)
  const last = doc.timeline.at(-1)
  return [
    ['State', STATE_WORDS[doc.state]],
    ['Packed', `${packed} of ${pieces}`],
    [
      'Parcels',
      doc.parcels
        .map((parcel) => `${parcel.carrierName || carrierName(parcel.carrier)} ${parcel.trackingNumber}`)
        .join(', ') || 'none',
    ],
    ['Address', doc.shipTo ? addressLines(doc.shipTo).join(', ') : 'none'],
    ['Hold', doc.hold?.reason ?? 'no'],
    ['Last word', last ? [last.by.name, last.detail].filter(Boolean).join(': ') : 'none'],
  ]
}

/** The order as it was on screen when the person acted, and as it is now; differing lines stand out. */
export function BeforeAndNow({ before, now }: { before: Fulfillment | null; now: Fulfillment | null }) {
  const old = before ? linesOf(before) : []
  const current = now ? linesOf(now) : []
  const names = (now ? current : old).map(([name]) => name)
  const valueIn = (lines: readonly Line[], name: string): string | undefined =>
    lines.find((line) => line[0] === name)?.[1]
  const worth = names.filter((name) => name === 'State' || valueIn(old, name) !== valueIn(current, name))
  return (
    <table className={css['compare']}>
      <thead>
        <tr>
          <td />
          <th scope="col">When you acted</th>
          <th scope="col">{now ? 'Now' : 'Now: not with this station any more'}</th>
        </tr>
      </thead>
      <tbody>
        {worth.map((name) => {
          const differs = valueIn(old, name) !== valueIn(current, name)
          return (
            <tr key={name} data-differs={differs}>
              <th scope="row">{name}</th>
              <td>{valueIn(old, name) ?? 'not known'}</td>
              <td>
                <span className={css['now']}>
                  {differs && <Icon name="right" size={15} label="changed to" />}
                  {valueIn(current, name) ?? 'not here'}
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
