import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

export function ImportsScreen() {
  return (
    <Page title="Import orders">
      <EmptyState icon="clock" title="Not here yet">
        This page is being built.
      </EmptyState>
    </Page>
  )
}
