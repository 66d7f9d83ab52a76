import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

/** Pack. */
export function PackScreen() {
  return (
    <Page title="Pack">
      <EmptyState icon="box" title="One order" />
    </Page>
  )
}
