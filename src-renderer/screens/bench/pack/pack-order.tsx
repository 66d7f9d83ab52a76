import { useState } from 'react'
import type { BenchView } from '../../../../src-shared/station-contract/bench.ts'
import { Flags } from '../../parts/flags.tsx'
import { Notice } from '../../parts/notice.tsx'
import { usePrint } from '../../parts/use-print.tsx'
import { usePackingScans } from '../scan/scan-context.ts'
import { BenchActions, type BenchDialog } from './bench-actions.tsx'
import { BigButton } from './big-button.tsx'
import { ItemList } from './item-list.tsx'
import { PackHead } from './pack-head.tsx'
import css from './pack.module.css'
import { primaryAction } from './primary-action.ts'
import { SaidLine } from './said-line.tsx'
import { ShipPanel } from './ship-panel.tsx'
import { useEnterKey } from './use-enter-key.ts'
import { useNextOrder } from './use-next-order.ts'
import { usePacking } from './use-packing.ts'

interface PackOrderProps {
  view: BenchView
  /** Opens another order; null goes back to the queue. */
  onOpen: (fulfillmentId: string | null) => void
}

/** Packing and sending one order: items at the left, sending at the right, the next step at its bottom. */
export function PackOrder({ view, onOpen }: PackOrderProps) {
  const { doc } = view
  const packing = usePacking(view)
  const next = useNextOrder(doc.id)
  const [dialog, setDialog] = useState<BenchDialog | null>(null)
  const { print, dialog: printDialog } = usePrint((sentence, good) =>
    packing.setSaid({ tone: good ? 'good' : 'bad', sentence }),
  )
  const printPaper = async (kind: 'shipping_label' | 'packing_slip', parcel?: string): Promise<void> => {
    const every =
      kind === 'shipping_label' && doc.parcels.length > 0 ? doc.parcels.map(({ id }) => id) : [null]
    const subjects = parcel === undefined ? every : [parcel]
    for (const subjectId of subjects) await print({ kind, fulfillmentId: doc.id, subjectId })
  }
  const action = primaryAction(doc, packing.drafts)
  const sending = packing.undoable?.what === 'sent'

  const act = (): void => {
    if (sending || packing.busy) return
    if (action.kind === 'ship') void packing.ship()
    else if (action.kind === 'complete') void packing.complete()
    else if (action.kind === 'release') setDialog('release')
    else if (action.kind === 'fill')
      document.querySelector<HTMLInputElement>('[data-tracking="empty"]')?.focus()
    else if (action.kind === 'next') onOpen(next?.id ?? null)
  }
  useEnterKey(act)
  usePackingScans({
    fulfillmentId: doc.id,
    onCounted: (result) => packing.counted(result.sentence, result.mutationId, result.undoMs),
    onTracking: (result) => packing.scannedTracking(result.trackingNumber),
    onCommand: (command) => {
      if (command === 'undo') void packing.undo()
      else if (command === 'print') void printPaper('shipping_label')
      else act()
    },
  })

  return (
    <div className={css['pack']}>
      <section className={css['bench']} aria-label={`Pack ${doc.order.number}`}>
        <PackHead doc={doc} overdue={view.overdue} />
        <SaidLine packing={packing} />
        <div className={css['scroll']}>
          {(doc.state === 'cancelled' || doc.state === 'cancel_requested') && (
            <Notice tone="stop" icon="crossCircle" title="This order was cancelled">
              Put the pieces back. If the parcel has already left, tell the office on the Sync page.
            </Notice>
          )}
          <Flags doc={doc} />
          <ItemList doc={doc} packing={packing} />
        </div>
        <BenchActions doc={doc} packing={packing} dialog={dialog} onDialog={setDialog} />
      </section>
      <section className={css['side']} aria-label="Send">
        <div className={css['sideScroll']}>
          <ShipPanel
            doc={doc}
            drafts={packing.drafts}
            onDrafts={packing.setDrafts}
            onAddParcel={packing.addParcel}
            onAddSent={packing.addSentParcel}
            onPrint={(kind, parcel) => void printPaper(kind, parcel)}
          />
        </div>
        <div className={css['act']}>
          {sending && next && (
            <p className={css['nextHint']}>{`Then: ${next.orderNumber}, ${next.customer}`}</p>
          )}
          <BigButton
            action={action}
            words={action.kind === 'next' ? (next ? `Next: ${next.orderNumber}` : 'To the queue') : undefined}
            undoable={packing.undoable}
            busy={packing.busy}
            onAction={act}
            onUndo={() => void packing.undo()}
          />
        </div>
      </section>
      {printDialog}
    </div>
  )
}
