import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

/** Products. */
export function ProductsScreen() {
  return (
    <Page title="Products">
      <EmptyState icon="products" title="Products of the store" />
    </Page>
  )
}
