import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

/** Order. */
export function OrderScreen() {
  return (
    <Page title="Order">
      <EmptyState icon="orders" title="One order with its timeline" />
    </Page>
  )
}
