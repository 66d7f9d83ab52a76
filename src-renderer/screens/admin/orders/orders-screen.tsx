import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

/** Orders. */
export function OrdersScreen() {
  return (
    <Page title="Orders">
      <EmptyState icon="orders" title="Orders of the store" />
    </Page>
  )
}
