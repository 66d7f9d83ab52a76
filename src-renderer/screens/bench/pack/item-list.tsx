import { useState } from 'react'
import type { Fulfillment, FulfillmentItem } from '../../../../src-shared/fulfillment/document.ts'
import { useStation } from '../../../station/station-context.tsx'
import { useMay } from '../../../station/status.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { ItemCard } from './item-card.tsx'
import css from './pack.module.css'
import type { Packing } from './use-packing.ts'

const isDone = (item: FulfillmentItem): boolean => item.packed >= item.quantity

/** The items to pack: what is left first, what is done below and dimmed. */
export function ItemList({ doc, packing }: { doc: Fulfillment; packing: Packing }) {
  const station = useStation()
  const mayConfirm = useMay('confirm_by_hand')
  const [byHand, setByHand] = useState<FulfillmentItem | null>(null)
  const open = doc.endedAt === null && !doc.hold
  const ordered = [...doc.items.filter((item) => !isDone(item)), ...doc.items.filter(isDone)]
  const next = open ? ordered.find((item) => !isDone(item)) : undefined
  const confirm = (item: FulfillmentItem, reason: string): void => {
    setByHand(null)
    void packing.run(
      () => station.bench.confirmByHand({ fulfillmentId: doc.id, itemId: item.id, pieces: 1, reason }),
      `${item.title}: one piece confirmed by hand.`,
    )
  }
  return (
    <>
      <ul className={css['items']} aria-label="Items to pack">
        {ordered.map((item) => (
          <ItemCard
            key={item.id}
            item={item}
            next={item === next}
            onConfirm={mayConfirm && open ? () => setByHand(item) : undefined}
          />
        ))}
      </ul>
      {byHand && (
        <ReasonDialog
          title="Confirm one piece by hand?"
          text={`${byHand.title}, ${byHand.variant}. Your name and the reason are kept with the order.`}
          usual={['Code unreadable', 'No code on it', 'Scanner empty']}
          action="Confirm one piece"
          onClose={() => setByHand(null)}
          onDone={(reason) => confirm(byHand, reason)}
        />
      )}
    </>
  )
}
