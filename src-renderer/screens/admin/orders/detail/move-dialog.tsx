import { Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { useDraft } from '../../parts/use-draft.ts'
import { verified } from './may-do.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useOrderNews } from './use-order-news.ts'

const OFTEN = ['Out of material there', 'Machine is down', 'Closer to the customer']

interface MoveDialogProps {
  order: OrderDetail
  work: OrderDetail['fulfillments'][number]
  onClose: (sentence?: string) => void
}

/** Moves a part of the order that is still open to another factory. */
export function MoveDialog({ order, work, onClose }: MoveDialogProps) {
  const queries = useCloudQueries()
  const show = useOrderNews()
  const { data: factories } = useQuery(queries.people.factories.queryOptions())
  const [draft, setDraft, forget] = useDraft(`move ${work.id}`, { factoryId: '', reason: '' })
  const move = useMutation({
    ...queries.orders.move.mutationOptions(),
    onSuccess: (after) => {
      show(after)
      forget()
      onClose('Moved. It waits at the bench of the other factory.')
    },
  })
  const others = (factories ?? []).filter((factory) => factory.id !== work.doc.factoryId)
  const { packed } = verified(work)
  return (
    <ReasonDialog
      title={`Move work of ${order.number}`}
      lead={
        packed > 0
          ? `From ${work.factoryName ?? 'its factory'}. The ${packed} verified pieces there count no more.`
          : `From ${work.factoryName ?? 'its factory'}. It begins again at the other bench.`
      }
      reason={draft.reason}
      onReason={(reason) => setDraft({ ...draft, reason })}
      often={OFTEN}
      action="Move"
      keep="Leave it there"
      ready={draft.factoryId !== ''}
      busy={move.isPending}
      trouble={move.error && sentenceOf(move.error)}
      onConfirm={() => move.mutate({ id: work.id, factoryId: draft.factoryId, reason: draft.reason })}
      onClose={() => onClose()}
    >
      <Select
        label="To factory"
        withAsterisk
        placeholder="Choose the factory"
        data={others.map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` }))}
        value={draft.factoryId || null}
        onChange={(factoryId) => setDraft({ ...draft, factoryId: factoryId ?? '' })}
        allowDeselect={false}
        nothingFoundMessage="There is no other factory"
      />
    </ReasonDialog>
  )
}
