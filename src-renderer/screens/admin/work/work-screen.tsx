import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

export function WorkScreen() {
  return (
    <Page title="Fulfilment">
      <EmptyState icon="clock" title="Not here yet">
        This page is being built.
      </EmptyState>
    </Page>
  )
}
