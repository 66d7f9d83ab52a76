import { Radio, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import type { EarningRow } from '../../../../src-shared/cloud-contract/earnings.ts'
import { formatMoney } from '../../../../src-shared/money/money.ts'
import { newId } from '../../../station/new-id.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { AmountInput } from '../parts/amount-input.tsx'
import { readAmount } from '../parts/read-amount.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { useDraft } from '../parts/use-draft.ts'

const OFTEN = ['The work was done', 'Half of it was made', 'Nothing was made']

interface Draft {
  readonly how: 'pay' | 'whole' | 'part'
  /** As it is typed. */
  readonly part: string
  readonly reason: string
}
const EMPTY: Draft = { how: 'pay', part: '', reason: '' }

/** Says what becomes of an earning: paid, taken back, or taken back in part, with a reason (X9). */
export function DecideDialog({ row, onClose }: { row: EarningRow; onClose: () => void }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [draft, setDraft, forget] = useDraft<Draft>(`decide ${row.id}`, EMPTY)
  // Pressing twice, or again after a lost answer, is one decision.
  const [decisionId] = useState(() => newId(z.uuid()))
  const part = readAmount(draft.part, row.currency)
  const takeBack = draft.how === 'pay' ? 0 : draft.how === 'whole' ? row.left : part
  const decide = useMutation({
    ...queries.earnings.decide.mutationOptions(),
    onSuccess: async () => {
      forget()
      onClose()
      await cache.invalidateQueries({ queryKey: queries.earnings.key() })
      await cache.invalidateQueries({ queryKey: queries.payouts.key() })
    },
  })
  const isRight = takeBack !== null && takeBack <= row.left && (draft.how !== 'part' || takeBack > 0)
  return (
    <ReasonDialog
      title={`${row.makerName}, ${row.orderNumber}`}
      lead={`${formatMoney(row.left, row.currency)} is left of this earning. ${row.reason}.`}
      reason={draft.reason}
      onReason={(reason) => setDraft({ ...draft, reason })}
      often={OFTEN}
      action={draft.how === 'pay' ? 'Pay it' : 'Take it back'}
      keep="Not now"
      danger={draft.how !== 'pay'}
      ready={isRight}
      busy={decide.isPending}
      trouble={decide.error && sentenceOf(decide.error)}
      onConfirm={() =>
        takeBack !== null &&
        decide.mutate({ id: row.id, decisionId, takeBack, left: row.left, reason: draft.reason })
      }
      onClose={onClose}
    >
      <Radio.Group
        label="What becomes of it?"
        value={draft.how}
        onChange={(how) => setDraft({ ...draft, how })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="pay" label={`Pay all of it: ${formatMoney(row.left, row.currency)}`} data-autofocus />
          <Radio value="whole" label="Take all of it back" />
          <Radio value="part" label="Take a part of it back" />
        </Stack>
      </Radio.Group>
      {draft.how === 'part' && (
        <AmountInput
          label="How much is taken back?"
          currency={row.currency}
          value={draft.part}
          onChange={(text) => setDraft({ ...draft, part: text })}
          error={
            draft.part === '' || isRight
              ? undefined
              : `An amount up to ${formatMoney(row.left, row.currency)}`
          }
        />
      )}
    </ReasonDialog>
  )
}
