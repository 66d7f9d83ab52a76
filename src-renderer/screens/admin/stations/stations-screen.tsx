import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

/** Stations. */
export function StationsScreen() {
  return (
    <Page title="Stations">
      <EmptyState icon="station" title="Stations of the store" />
    </Page>
  )
}
