import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import type { Refundable } from '../../../../../src-shared/cloud-contract/refunds.ts'
import { decimalAmount } from '../../../../../src-shared/money/decimal.ts'
import { formatMoney } from '../../../../../src-shared/money/money.ts'
import { newId } from '../../../../station/new-id.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { AmountInput } from '../../parts/amount-input.tsx'
import css from '../../parts/form.module.css'
import { readAmount } from '../../parts/read-amount.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useDraft } from '../../parts/use-draft.ts'
import { RefundEarnings, takenBackOf, type EarningChoice } from './refund-earnings.tsx'

const OFTEN = ['Arrived damaged', 'Arrived late', 'Not as ordered', 'Goodwill']

interface RefundDialogProps {
  order: OrderDetail
  money: Refundable
  /** With a sentence when the refund was asked for. */
  onClose: (sentence?: string) => void
}

interface Draft {
  readonly amount: string
  readonly fulfillmentId: string | null
  readonly reason: string
  readonly earnings: Readonly<Record<string, EarningChoice>>
}

/** Gives money back, wholly or in part, and says what that means for whoever made it (X9, X14). */
export function RefundDialog({ order, money, onClose }: RefundDialogProps) {
  const { currency, left, cancelledParts } = money
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const due = cancelledParts[0]
  const [draft, setDraft, forget] = useDraft<Draft>(`refund ${order.id}`, {
    amount: due ? decimalAmount(due.amount, currency) : '',
    fulfillmentId: due?.fulfillmentId ?? null,
    reason: due ? 'Cancelled' : '',
    earnings: {},
  })
  // Pressing twice, or again after a lost answer, is one refund.
  const [id] = useState(() => newId(z.uuid()))
  const amount = readAmount(draft.amount, currency)
  const isRight = amount !== null && amount > 0 && amount <= left
  const part = cancelledParts.find(({ fulfillmentId }) => fulfillmentId === draft.fulfillmentId)
  const takeBack = takenBackOf(money.earnings, draft.earnings, currency)
  const refund = useMutation({
    ...queries.refunds.request.mutationOptions(),
    onSuccess: async (after) => {
      cache.setQueryData(queries.refunds.ofOrder.queryKey({ input: { orderId: order.id } }), after)
      forget()
      onClose(`${formatMoney(amount ?? 0, currency)} goes back to the customer.`)
      await cache.invalidateQueries({ queryKey: queries.orders.key() })
      await cache.invalidateQueries({ queryKey: queries.earnings.key() })
    },
  })
  const pick = (sum: number, fulfillmentId: string | null): void =>
    setDraft({ ...draft, amount: decimalAmount(sum, currency), fulfillmentId })
  return (
    <ReasonDialog
      title={`Refund ${order.number}`}
      lead={`${formatMoney(left, currency)} of ${formatMoney(money.captured, currency)} can still go back. It goes the way it was paid, and the customer gets a mail.`}
      reason={draft.reason}
      onReason={(reason) => setDraft({ ...draft, reason })}
      often={OFTEN}
      action={isRight ? `Refund ${formatMoney(amount, currency)}` : 'Refund'}
      keep="Keep the money"
      danger
      ready={isRight && takeBack !== null}
      busy={refund.isPending}
      trouble={refund.error && sentenceOf(refund.error)}
      onConfirm={() =>
        isRight &&
        takeBack &&
        refund.mutate({
          orderId: order.id,
          id,
          amount,
          reason: draft.reason,
          fulfillmentId: part && part.amount === amount ? part.fulfillmentId : null,
          takeBack,
        })
      }
      onClose={() => onClose()}
    >
      <AmountInput
        label="How much"
        currency={currency}
        value={draft.amount}
        onChange={(text) => setDraft({ ...draft, amount: text })}
        error={draft.amount === '' || isRight ? undefined : `An amount up to ${formatMoney(left, currency)}`}
        autoFocus
      />
      <div className={css['often']}>
        {cancelledParts.map((one) => (
          <Button
            key={one.fulfillmentId}
            variant="default"
            size="compact-sm"
            onClick={() => pick(one.amount, one.fulfillmentId)}
          >
            Cancelled: {one.items}, {formatMoney(one.amount, currency)}
          </Button>
        ))}
        <Button variant="default" size="compact-sm" onClick={() => pick(left, null)}>
          All that is left, {formatMoney(left, currency)}
        </Button>
      </div>
      <RefundEarnings
        money={money}
        amount={isRight ? amount : 0}
        isPart={part !== undefined && part.amount === amount}
        choices={draft.earnings}
        onChoices={(earnings) => setDraft({ ...draft, earnings })}
      />
    </ReasonDialog>
  )
}
