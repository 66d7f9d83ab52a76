import { Button, Modal } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import { parcelId } from '../../../../src-shared/ids/ids.ts'
import type { ParcelArgs } from '../../../../src-shared/mutations/shipping.ts'
import type { ActionResult } from '../../../../src-shared/station-contract/bench.ts'
import { newId } from '../../../station/new-id.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import dialogCss from '../../parts/reason-dialog.module.css'
import { usePackingScans } from '../scan/scan-context.ts'
import { emptyDraft, missingIn, toParcelArgs, withNumber } from './parcel-draft.ts'
import { ParcelForm } from './parcel-form.tsx'

interface OneMoreParcelProps {
  doc: Fulfillment
  /** Adds the parcel; what was refused is said in the dialog, which then stays. */
  onAdd: (parcel: ParcelArgs) => Promise<ActionResult>
  size?: 'sm' | 'md'
}

/** For an order that has been shipped: sends another parcel of it after the others. */
export function OneMoreParcel({ doc, onAdd, size = 'md' }: OneMoreParcelProps) {
  const [open, setOpen] = useState(false)
  if (doc.state !== 'shipped') return null
  return (
    <>
      <Button
        variant="subtle"
        size={size}
        leftSection={<Icon name="plus" size={18} />}
        onClick={() => setOpen(true)}
      >
        One more parcel
      </Button>
      {open && <Dialog doc={doc} onAdd={onAdd} onClose={() => setOpen(false)} />}
    </>
  )
}

interface DialogProps {
  doc: Fulfillment
  onAdd: OneMoreParcelProps['onAdd']
  onClose: () => void
}

function Dialog({ doc, onAdd, onClose }: DialogProps) {
  const [draft, setDraft] = useState(() => emptyDraft(newId(parcelId)))
  // Counted when the dialog opens: the parcel that is being added must not renumber it on its way out.
  const [place] = useState(doc.parcels.length + 1)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const missing = missingIn(draft)
  const add = async (): Promise<void> => {
    if (missing || busy) return setRefused(missing)
    setBusy(true)
    const result = await onAdd(toParcelArgs(draft)).finally(() => setBusy(false))
    if (result.ok) onClose()
    else setRefused(`${result.sentence} ${result.next}`)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void add()
  }
  usePackingScans({
    fulfillmentId: doc.id,
    onCounted: () => undefined,
    onTracking: ({ trackingNumber }) => setDraft((before) => withNumber(before, trackingNumber)),
    onCommand: (command) => void (command === 'ship' && add()),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={`One more parcel of ${doc.order.number}`}
      size="lg"
      classNames={{ title: dialogCss['title'] ?? '' }}
    >
      <form onSubmit={submit}>
        <p className={dialogCss['text']}>The customer gets its tracking number beside the others.</p>
        <ParcelForm draft={draft} place={place} of={place} onChange={setDraft} enterSends />
        <p className={dialogCss['refused']} role="alert">
          {refused}
        </p>
        <div className={dialogCss['foot']}>
          <Button variant="default" size="lg" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" size="lg" disabled={missing !== null} loading={busy}>
            Add parcel
          </Button>
        </div>
      </form>
    </Modal>
  )
}
