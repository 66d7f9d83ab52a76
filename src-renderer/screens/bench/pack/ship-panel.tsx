import { Button } from '@mantine/core'
import type { Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import { addressLines } from '../../../../src-shared/order/address.ts'
import { Code } from '../../../ui/code.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { LabelPreview } from './label-preview.tsx'
import type { ParcelDraft } from './parcel-draft.ts'
import { ParcelForm } from './parcel-form.tsx'
import css from './ship-panel.module.css'

interface ShipPanelProps {
  doc: Fulfillment
  drafts: readonly ParcelDraft[]
  onDrafts: (drafts: readonly ParcelDraft[]) => void
  onAddParcel: () => void
  onPrint: (kind: 'shipping_label' | 'packing_slip') => void
}

/** Where the parcel goes and how: address, label, numbers. */
export function ShipPanel({ doc, drafts, onDrafts, onAddParcel, onPrint }: ShipPanelProps) {
  const open = doc.endedAt === null
  return (
    <div className={css['panel']}>
      <div className={css['top']}>
        <address className={css['address']} aria-label="Ship to">
          {doc.shipTo ? (
            addressLines(doc.shipTo).map((line, index) => (
              <bdi key={`${index} ${line}`} data-name={index === 0}>
                {line}
              </bdi>
            ))
          ) : (
            <span>Nothing to send: it is collected here.</span>
          )}
        </address>
        <LabelPreview key={doc.parcels.length} doc={doc} />
      </div>
      <div className={css['papers']}>
        <Button
          variant={doc.parcels.length > 0 ? 'light' : 'default'}
          size="lg"
          leftSection={<Icon name="label" />}
          onClick={() => onPrint('shipping_label')}
          disabled={doc.parcels.length === 0}
          title={doc.parcels.length === 0 ? 'The label can be printed once the order is shipped' : undefined}
        >
          {doc.parcels.length > 1 ? `${doc.parcels.length} labels` : 'Label'}
        </Button>
        <Button
          variant="default"
          size="lg"
          leftSection={<Icon name="paper" />}
          onClick={() => onPrint('packing_slip')}
        >
          Slip
        </Button>
      </div>
      {doc.parcels.map((parcel) => (
        <div key={parcel.id} className={css['sent']}>
          <Icon name="truck" size={22} />
          <span>{parcel.carrierName}</span>
          <Code>{parcel.trackingNumber}</Code>
        </div>
      ))}
      {open && doc.requiresShipping && (
        <>
          {drafts.map((draft, index) => (
            <ParcelForm
              key={draft.id}
              draft={draft}
              place={index + 1}
              of={drafts.length}
              onChange={(next) => onDrafts(drafts.map((each) => (each.id === draft.id ? next : each)))}
              onRemove={() => onDrafts(drafts.filter((each) => each.id !== draft.id))}
            />
          ))}
          <Button
            variant="subtle"
            size="md"
            leftSection={<Icon name="plus" size={18} />}
            onClick={onAddParcel}
          >
            Another parcel
          </Button>
        </>
      )}
    </div>
  )
}
