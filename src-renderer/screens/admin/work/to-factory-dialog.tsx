import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { WorkDetail } from '../../../../src-shared/cloud-contract/makers/work.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { FactorySelect } from '../people/factory-select.tsx'
import { useWorkNews } from './use-work-news.ts'

const OFTEN = ['No maker can make it', 'Faster there', 'Closer to the customer']

/** Hands work to a factory's bench. Of work in production at a maker, the earning waits for the office's decision. */
export function ToFactoryDialog({ work, onClose }: { work: WorkDetail; onClose: (done: boolean) => void }) {
  const queries = useCloudQueries()
  const news = useWorkNews()
  const [factoryId, setFactoryId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const move = useMutation({
    ...queries.orders.move.mutationOptions(),
    onSuccess: async () => {
      onClose(true)
      await news()
    },
  })
  return (
    <ReasonDialog
      title={`Move ${work.orderNumber} to a factory`}
      lead={
        work.maker
          ? `It leaves ${work.maker.name}${work.startedAt ? ', and the earning waits for your decision under Payouts' : ', and the earning is taken back'}.`
          : 'It waits at the bench of that factory from now on.'
      }
      reason={reason}
      onReason={setReason}
      often={OFTEN}
      action="Move"
      keep="Leave it there"
      ready={factoryId !== null}
      busy={move.isPending}
      trouble={move.error && sentenceOf(move.error)}
      onConfirm={() => factoryId && move.mutate({ id: work.id, factoryId, reason })}
      onClose={() => onClose(false)}
    >
      <FactorySelect label="To factory" value={factoryId} onChange={setFactoryId} required />
    </ReasonDialog>
  )
}
