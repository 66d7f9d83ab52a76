import type { Parcel } from '../../../../../src-shared/fulfillment/document.ts'
import { Code } from '../../../../ui/code.tsx'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { Happened } from '../../../../ui/happened.tsx'
import css from './order-parcels.module.css'

/** Every parcel of the order with its carrier, number and the page where it can be followed. */
export function OrderParcels({ parcels }: { parcels: readonly Parcel[] }) {
  if (parcels.length === 0) return <p className={css['none']}>Nothing has left yet.</p>
  return (
    <ul className={css['parcels']}>
      {parcels.map((parcel, at) => (
        <li key={parcel.id} className={css['parcel']} data-testid="parcel">
          <Icon name="box" size={20} />
          <div className={css['what']}>
            <Code>{parcel.trackingNumber}</Code>
            <p className={css['facts']}>
              {parcels.length > 1 && `Parcel ${at + 1} of ${parcels.length} · `}
              <bdi>{parcel.carrierName}</bdi>
              {parcel.grams !== null && ` · ${(parcel.grams / 1000).toFixed(2)} kg`} ·{' '}
              <Happened at={parcel.shippedAt} />
            </p>
          </div>
          {parcel.trackingUrl && (
            <a href={parcel.trackingUrl} target="_blank" rel="noopener noreferrer" className={css['follow']}>
              Follow
              <Icon name="open" size={14} />
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
