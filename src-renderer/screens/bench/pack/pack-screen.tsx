import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { fulfillmentId } from '../../../../src-shared/ids/ids.ts'
import { useStationQueries } from '../../../station/station-context.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { LoadingShape } from '../../../ui/loading-shape.tsx'
import { PackOrder } from './pack-order.tsx'

/** One order on the bench. */
export function PackScreen() {
  const id = fulfillmentId.safeParse(useParams({ from: '/pack/$fulfillmentId' }).fulfillmentId)
  const queries = useStationQueries()
  const navigate = useNavigate()
  const view = useQuery({
    ...queries.bench.view.queryOptions({ input: { fulfillmentId: id.data! } }),
    enabled: id.success,
  })
  if (!id.success || view.data === null) {
    return (
      <EmptyState icon="box" wholePage title="This order is not with this station">
        It was moved or taken back. Put the pieces aside and ask the office.
      </EmptyState>
    )
  }
  if (view.error) {
    return (
      <ErrorState title="The order could not be read" onRetry={() => void view.refetch()}>
        {`${view.error.message} What was scanned is kept.`}
      </ErrorState>
    )
  }
  if (view.isPending) return <LoadingShape shape="page" count={4} />
  const open = (next: string | null): void =>
    void (next
      ? navigate({ to: '/pack/$fulfillmentId', params: { fulfillmentId: next } })
      : navigate({ to: '/queue' }))
  return <PackOrder key={id.data} view={view.data} onOpen={open} />
}
