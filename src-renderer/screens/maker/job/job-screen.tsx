import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { fulfillmentId } from '../../../../src-shared/ids/ids.ts'
import { useStationQueries } from '../../../station/station-context.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { LoadingShape } from '../../../ui/loading-shape.tsx'
import { TakenBackNotice } from '../jobs/taken-back-notice.tsx'
import { JobSheet } from './job-sheet.tsx'

/** One job of a maker, or why it is not here any more. */
export function JobScreen() {
  const id = fulfillmentId.safeParse(useParams({ from: '/jobs/$fulfillmentId' }).fulfillmentId)
  const queries = useStationQueries()
  const view = useQuery({
    ...queries.bench.view.queryOptions({ input: { fulfillmentId: id.data! } }),
    enabled: id.success,
  })
  if (id.success && view.isPending) return <LoadingShape shape="page" count={5} />
  return (
    <>
      {view.data ? (
        <JobSheet key={view.data.doc.id} view={view.data} />
      ) : (
        <EmptyState
          icon="orders"
          wholePage
          title="This job is not with you"
          action={
            <Button
              component={Link}
              to="/jobs"
              variant="default"
              leftSection={<Icon name="queue" size={18} />}
            >
              To the jobs
            </Button>
          }
        >
          It was taken back or given to somebody else. Its files and the address are removed from this
          machine.
        </EmptyState>
      )}
      <TakenBackNotice quiet />
    </>
  )
}
