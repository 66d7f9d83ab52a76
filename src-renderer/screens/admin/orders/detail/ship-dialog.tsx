import { Button, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import { CARRIERS, carrierOf, trackingUrl } from '../../../../../src-shared/fulfillment/carriers.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useDraft } from '../../parts/use-draft.ts'
import css from '../../parts/form.module.css'
import { shippable, verified } from './may-do.ts'
import { EMPTY_TRACKING, readTracking, type TrackingDraft, type TrackingWrong } from './tracking-draft.ts'
import { useOrderNews } from './use-order-news.ts'

const CARRIER_CHOICES = CARRIERS.map(({ code, name }) => ({ value: code, label: name }))

/** Marks a part of the order shipped from the office, with carrier, tracking number and link (S1.22). */
export function ShipDialog({ order, onClose }: { order: OrderDetail; onClose: (sentence?: string) => void }) {
  const queries = useCloudQueries()
  const show = useOrderNews()
  const parts = shippable(order)
  const [draft, setDraft, forget] = useDraft<TrackingDraft>(`ship ${order.id}`, EMPTY_TRACKING)
  const [wrong, setWrong] = useState<TrackingWrong>({})
  const ship = useMutation({
    ...queries.orders.ship.mutationOptions(),
    onSuccess: (after) => {
      show(after)
      forget()
      onClose('Shipped. The customer gets a mail with the tracking number.')
    },
  })
  const part = parts.find((work) => work.id === draft.fulfillmentId) ?? parts[0]
  const change = (more: Partial<TrackingDraft>): void => setDraft({ ...draft, ...more })
  const onNumber = (number: string): void => {
    const known = carrierOf(number.replace(/[\s-]+/g, '').toUpperCase())
    change({ number, ...(known && draft.carrier === '' ? { carrier: known.code } : {}) })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const read = readTracking(draft)
    setWrong(read.wrong)
    if (read.tracking && part) ship.mutate({ id: order.id, fulfillmentId: part.id, ...read.tracking })
  }
  const link = draft.url.trim() || (draft.number && trackingUrl(draft.carrier, draft.number))
  return (
    <Dialog onClose={() => onClose()} title={`Mark ${order.number} shipped`}>
      <form className={css['form']} onSubmit={submit} aria-label="Mark shipped" noValidate>
        {parts.length > 1 && (
          <Select
            label="Which part"
            data={parts.map((work) => ({
              value: work.id,
              label: `${work.factoryName ?? work.provider}: ${work.doc.items.map((item) => item.title).join(', ')}`,
            }))}
            value={part?.id ?? null}
            onChange={(id) => change({ fulfillmentId: id ?? '' })}
            allowDeselect={false}
          />
        )}
        {part && verified(part).packed < verified(part).pieces && (
          <p className={css['hint']}>
            <Icon name="problem" size={18} />
            <span>
              The bench has verified {verified(part).packed} of {verified(part).pieces} pieces so far.
              Shipping from here confirms the rest by hand, in your name.
            </span>
          </p>
        )}
        <TextInput
          label="Tracking number"
          withAsterisk
          value={draft.number}
          error={wrong.number}
          onChange={(event) => onNumber(event.currentTarget.value)}
          spellCheck={false}
          autoComplete="off"
          data-autofocus
        />
        <Select
          label="Carrier"
          withAsterisk
          placeholder="Choose the carrier"
          data={CARRIER_CHOICES}
          value={draft.carrier || null}
          error={wrong.carrier}
          onChange={(code) => change({ carrier: code ?? '' })}
          allowDeselect={false}
        />
        {draft.carrier === 'other' && (
          <TextInput
            label="Carrier’s name"
            withAsterisk
            value={draft.carrierName}
            error={wrong.carrierName}
            onChange={(event) => change({ carrierName: event.currentTarget.value })}
            maxLength={60}
          />
        )}
        <TextInput
          label="Tracking link"
          description="Only where the carrier’s usual page is not the right one"
          type="url"
          value={draft.url}
          error={wrong.url}
          onChange={(event) => change({ url: event.currentTarget.value })}
          maxLength={500}
          spellCheck={false}
        />
        <p className={css['preview']}>{link ? `The customer follows it at ${link}` : ''}</p>
        <Trouble sentence={ship.error && sentenceOf(ship.error)} />
        <div className={css['buttons']}>
          <Button variant="default" onClick={() => onClose()}>
            Not now
          </Button>
          <Button type="submit" loading={ship.isPending} leftSection={<Icon name="truck" size={18} />}>
            Mark shipped
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
