import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { Batch, Payout } from '../../../../src-shared/cloud-contract/payouts.ts'
import { formatMoney } from '../../../../src-shared/money/money.ts'
import { useNow } from '../../../station/now.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { useBatchNews } from './use-batch-deeds.ts'

interface PaidDialogProps {
  batch: Batch
  /** One payout, or (null) all that are still to be paid. */
  payout: Payout | null
  onClose: () => void
}

/** Says that money was paid by hand: when, and under which reference the maker finds it (S0.32). */
export function PaidDialog({ batch, payout, onClose }: PaidDialogProps) {
  const queries = useCloudQueries()
  const show = useBatchNews()
  const today = new Date(useNow(3_600_000)).toISOString().slice(0, 10)
  const [draft, setDraft, forget] = useDraft(`paid ${payout?.id ?? batch.id}`, { reference: '', paidOn: '' })
  const paidOn = draft.paidOn || today
  const open = batch.payouts.filter(({ state }) => state === 'approved' || state === 'exported')
  const paying = payout ? [payout] : open
  const mark = useMutation({
    ...queries.payouts.markPaid.mutationOptions(),
    onSuccess: (after) => {
      show(after)
      forget()
      onClose()
    },
  })
  const ready = draft.reference.trim() !== ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready) mark.mutate({ id: batch.id, payoutId: payout?.id ?? null, reference: draft.reference, paidOn })
  }
  const sum = formatMoney(
    paying.reduce((total, { amount }) => total + amount, 0),
    batch.currency,
  )
  return (
    <Dialog onClose={onClose} title={payout ? `${payout.makerName} was paid` : 'All of it was paid'}>
      <form className={css['form']} onSubmit={submit} aria-label="Mark paid">
        <p className={css['lead']}>
          {sum} to {paying.length === 1 ? '1 maker' : `${paying.length} makers`}. They are told, with the
          reference.
        </p>
        <TextInput
          label="Reference on the bank statement"
          withAsterisk
          value={draft.reference}
          onChange={(event) => setDraft({ ...draft, reference: event.currentTarget.value })}
          maxLength={60}
          autoComplete="off"
          data-autofocus
        />
        <TextInput
          type="date"
          label="Paid on"
          value={paidOn}
          max={today}
          onChange={(event) => setDraft({ ...draft, paidOn: event.currentTarget.value })}
        />
        <Trouble sentence={mark.error && sentenceOf(mark.error)} />
        <div className={css['buttons']}>
          <Button variant="default" onClick={onClose}>
            Not yet
          </Button>
          <Button type="submit" loading={mark.isPending} disabled={!ready}>
            Mark paid
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
