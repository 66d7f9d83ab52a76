import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

/** Fulfilment. */
export function FulfilmentScreen() {
  return (
    <Page title="Fulfilment">
      <EmptyState icon="orders" title="One fulfilment" />
    </Page>
  )
}
