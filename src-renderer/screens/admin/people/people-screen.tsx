import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

/** People. */
export function PeopleScreen() {
  return (
    <Page title="People">
      <EmptyState icon="people" title="People of the store" />
    </Page>
  )
}
