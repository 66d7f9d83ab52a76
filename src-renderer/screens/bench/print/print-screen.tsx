import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

/** Print. */
export function PrintScreen() {
  return (
    <Page title="Print">
      <EmptyState icon="printer" title="Printers" />
    </Page>
  )
}
