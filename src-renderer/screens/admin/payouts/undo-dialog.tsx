import { useMutation } from '@tanstack/react-query'
import type { Batch, Payout } from '../../../../src-shared/cloud-contract/payouts.ts'
import { formatMoney } from '../../../../src-shared/money/money.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { useBatchNews } from './use-batch-deeds.ts'

/** What is taken back: the whole batch, one maker of it, or a payment that the bank sent back. */
export type Undo = { what: 'cancel' } | { what: 'leaveOut' | 'returned'; payout: Payout }

const WORDS: Record<Undo['what'], { lead: string; action: string; often: readonly string[] }> = {
  cancel: {
    lead: 'Nothing is paid. All its rows can be paid by another batch.',
    action: 'Cancel the batch',
    often: ['Made too early', 'Something is wrong with it'],
  },
  leaveOut: {
    lead: 'Their rows can be paid by another batch.',
    action: 'Leave out',
    often: ['Wrong bank details', 'Being clarified'],
  },
  returned: {
    lead: 'Their rows are pending again and go into the next batch.',
    action: 'It came back',
    often: ['The account is closed', 'The account does not exist'],
  },
}

/** Takes something of a batch back, with a reason. */
export function UndoDialog({ batch, undo, onClose }: { batch: Batch; undo: Undo; onClose: () => void }) {
  const queries = useCloudQueries()
  const show = useBatchNews()
  const payout = undo.what === 'cancel' ? null : undo.payout
  const [reason, setReason, forget] = useDraft(`${undo.what} ${payout?.id ?? batch.id}`, '')
  const onSuccess = (after: Batch): void => {
    show(after)
    forget()
    onClose()
  }
  const cancel = useMutation({ ...queries.payouts.cancel.mutationOptions(), onSuccess })
  const leaveOut = useMutation({ ...queries.payouts.leaveOut.mutationOptions(), onSuccess })
  const returned = useMutation({ ...queries.payouts.markReturned.mutationOptions(), onSuccess })
  const deed = { cancel, leaveOut, returned }[undo.what]
  const { lead, action, often } = WORDS[undo.what]
  const sum = formatMoney(payout?.amount ?? batch.total, batch.currency)
  const confirm = (): void => {
    if (undo.what === 'cancel') cancel.mutate({ id: batch.id, reason })
    else ({ leaveOut, returned })[undo.what].mutate({ id: batch.id, payoutId: undo.payout.id, reason })
  }
  return (
    <ReasonDialog
      title={payout ? `${payout.makerName}: ${sum}` : `Cancel the batch of ${sum}?`}
      lead={lead}
      reason={reason}
      onReason={setReason}
      often={often}
      action={action}
      keep="Not now"
      danger
      busy={deed.isPending}
      trouble={deed.error && sentenceOf(deed.error)}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
