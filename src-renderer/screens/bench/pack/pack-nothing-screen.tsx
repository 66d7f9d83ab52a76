import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

/** Pack. */
export function PackNothingScreen() {
  return (
    <Page title="Pack">
      <EmptyState icon="box" title="Scan an order to pack it" />
    </Page>
  )
}
