import { Radio, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EarningDecision } from '../../../../src-shared/cloud-contract/makers/assignment.ts'
import type { WorkDetail } from '../../../../src-shared/cloud-contract/makers/work.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { useWorkNews } from './use-work-news.ts'
import css from './work.module.css'

const OFTEN = ['Cannot make it', 'Too late', 'Machine is down', 'Asked to give it back']
const SHOWN = 100

/** Takes work back from its maker, to be handed out later or to another maker at once; asks what becomes of the earning. */
export function WithdrawDialog({ work, onClose }: { work: WorkDetail; onClose: (done: boolean) => void }) {
  const queries = useCloudQueries()
  const news = useWorkNews()
  const started = work.startedAt !== null
  const [reason, setReason] = useState('')
  const [next, setNext] = useState<'nobody' | 'maker'>('nobody')
  const [toMakerId, setToMakerId] = useState<string | null>(null)
  const [earning, setEarning] = useState<EarningDecision | null>(null)
  const { data } = useQuery({
    ...queries.makers.propose.queryOptions({ input: { id: work.id, limit: SHOWN } }),
    enabled: next === 'maker',
  })
  const withdraw = useMutation({
    ...queries.makers.withdraw.mutationOptions(),
    onSuccess: async () => {
      onClose(true)
      await news()
    },
  })
  const others = (data?.proposals ?? []).filter((proposal) => proposal.makerId !== work.maker?.id)
  const name = work.maker?.name ?? 'the maker'
  return (
    <ReasonDialog
      title={`Take ${work.orderNumber} back from ${name}`}
      lead={
        started
          ? 'Production has started. It leaves their station with its files and the address; what they wrote stays with the office.'
          : 'It has not been started. The earning is taken back, and it leaves their station with its files and the address.'
      }
      reason={reason}
      onReason={setReason}
      often={OFTEN}
      action={next === 'maker' ? 'Reassign' : 'Withdraw'}
      keep="Leave it there"
      danger
      ready={(next === 'nobody' || toMakerId !== null) && (!started || earning !== null)}
      busy={withdraw.isPending}
      trouble={withdraw.error && sentenceOf(withdraw.error)}
      onConfirm={() =>
        withdraw.mutate({
          fulfillmentId: work.id,
          reason,
          earning: started ? earning : null,
          toMakerId: next === 'maker' ? toMakerId : null,
        })
      }
      onClose={() => onClose(false)}
    >
      <Radio.Group label="Who gets it" value={next} onChange={(value) => setNext(value)}>
        <div className={css['choices']}>
          <Radio value="nobody" label="Nobody yet: it is handed out later" data-autofocus />
          <Radio value="maker" label="Another maker, at once" />
        </div>
      </Radio.Group>
      {next === 'maker' && (
        <Select
          label="To maker"
          withAsterisk
          placeholder="Choose the maker, the best first"
          data={others.map((proposal) => ({
            value: proposal.makerId as string,
            label: `${proposal.name}: ${proposal.reasons[0]!.words}${proposal.hasRoom ? '' : ', full'}`,
          }))}
          value={toMakerId}
          onChange={setToMakerId}
          searchable
          allowDeselect={false}
          nothingFoundMessage="There is no other active maker"
        />
      )}
      {started && (
        <Radio.Group
          label={`What of the earning of ${name}?`}
          withAsterisk
          value={earning}
          onChange={(value) => setEarning(value)}
        >
          <div className={css['choices']}>
            <Radio value="keep" label="They keep it" />
            <Radio value="reverse" label="It is taken back by a counter-row" />
          </div>
        </Radio.Group>
      )}
    </ReasonDialog>
  )
}
