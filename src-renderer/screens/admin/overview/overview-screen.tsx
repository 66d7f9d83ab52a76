import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

/** Overview. */
export function OverviewScreen() {
  return (
    <Page title="Overview">
      <EmptyState icon="overview" title="Counts by status and factory" />
    </Page>
  )
}
