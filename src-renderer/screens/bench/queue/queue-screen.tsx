import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

/** Queue. */
export function QueueScreen() {
  return (
    <Page title="Queue">
      <EmptyState icon="queue" title="Work of the day" />
    </Page>
  )
}
