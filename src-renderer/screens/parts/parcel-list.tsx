import type { Parcel } from '../../../src-shared/fulfillment/document.ts'
import { Code } from '../../ui/code.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { Happened } from '../../ui/happened.tsx'
import css from './parcel-list.module.css'
import { sayWeight } from './weight.ts'

/** Parcels that have left, each with carrier, number and where to follow it. */
export function ParcelList({ parcels }: { parcels: readonly Parcel[] }) {
  return (
    <ul className={css['parcels']} aria-label="Parcels">
      {parcels.map((parcel, index) => (
        <li key={parcel.id} className={css['parcel']}>
          <Icon name="truck" size={22} />
          <div className={css['words']}>
            <strong>{parcel.carrierName}</strong>
            <Code>{parcel.trackingNumber}</Code>
            <span className={css['soft']}>
              {`Parcel ${index + 1} of ${parcels.length}, `}
              {parcel.grams !== null && `${sayWeight(parcel.grams)}, `}
              <Happened at={parcel.shippedAt} />
            </span>
          </div>
          {parcel.trackingUrl && (
            <a href={parcel.trackingUrl} target="_blank" rel="noreferrer" className={css['follow']}>
              Follow
              <Icon name="open" size={16} />
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
