import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

export function PayoutsScreen() {
  return (
    <Page title="Payouts">
      <EmptyState icon="clock" title="Not here yet">
        This page is being built.
      </EmptyState>
    </Page>
  )
}
