import { Button } from '@mantine/core'
import type { Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import { addressLines } from '../../../../src-shared/order/address.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { ParcelArgs } from '../../../../src-shared/mutations/shipping.ts'
import type { ActionResult } from '../../../../src-shared/station-contract/bench.ts'
import { LabelPreview } from './label-preview.tsx'
import { OneMoreParcel } from './one-more-parcel.tsx'
import type { ParcelDraft } from './parcel-draft.ts'
import { ParcelForm } from './parcel-form.tsx'
import { SentParcels } from './sent-parcels.tsx'
import css from './ship-panel.module.css'

interface ShipPanelProps {
  doc: Fulfillment
  drafts: readonly ParcelDraft[]
  onDrafts: (drafts: readonly ParcelDraft[]) => void
  onAddParcel: () => void
  /** Adds a parcel to an order that has been shipped. */
  onAddSent: (parcel: ParcelArgs) => Promise<ActionResult>
  /** Prints for the whole order, or for one of its parcels. */
  onPrint: (kind: 'shipping_label' | 'packing_slip', parcelId?: string) => void
}

/** Where the parcel goes and how: address, label, numbers. */
export function ShipPanel({ doc, drafts, onDrafts, onAddParcel, onAddSent, onPrint }: ShipPanelProps) {
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
      {doc.parcels.length > 0 && (
        <SentParcels parcels={doc.parcels} onPrintLabel={(id) => onPrint('shipping_label', id)} />
      )}
      <OneMoreParcel doc={doc} onAdd={onAddSent} />
      {open && doc.requiresShipping && (
        <>
          {drafts.map((draft, index) => (
            <ParcelForm
              key={draft.id}
              draft={draft}
              place={index + 1}
              of={drafts.length}
              onChange={(next) => onDrafts(drafts.map((each) => (each.id === draft.id ? next : each)))}
              {...(drafts.length > 1 && {
                onRemove: () => onDrafts(drafts.filter((each) => each.id !== draft.id)),
              })}
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
