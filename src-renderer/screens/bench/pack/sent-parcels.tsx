import { ActionIcon } from '@mantine/core'
import type { Parcel } from '../../../../src-shared/fulfillment/document.ts'
import { Code } from '../../../ui/code.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import css from './ship-panel.module.css'
import { sayWeight } from '../../parts/weight.ts'

interface SentParcelsProps {
  parcels: readonly Parcel[]
  onPrintLabel: (parcelId: string) => void
}

/** The parcels that have left; where there are several, each with a button for its own label. */
export function SentParcels({ parcels, onPrintLabel }: SentParcelsProps) {
  return (
    <ul className={css['sentList']} aria-label="Sent parcels">
      {parcels.map((parcel, index) => (
        <li key={parcel.id} className={css['sent']}>
          <Icon name="truck" size={22} />
          <span className={css['sentWords']}>
            <span>
              {[parcel.carrierName, parcel.grams !== null && sayWeight(parcel.grams)]
                .filter(Boolean)
                .join(', ')}
            </span>
            <Code>{parcel.trackingNumber}</Code>
          </span>
          {parcels.length > 1 && (
            <ActionIcon
              variant="default"
              size={44}
              aria-label={`Print the label of parcel ${index + 1}`}
              title={`Print the label of parcel ${index + 1}`}
              onClick={() => onPrintLabel(parcel.id)}
            >
              <Icon name="label" size={20} />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  )
}
