import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

/** Sync. */
export function SyncScreen() {
  return (
    <Page title="Sync">
      <EmptyState icon="sync" title="What waits to be sent" />
    </Page>
  )
}
