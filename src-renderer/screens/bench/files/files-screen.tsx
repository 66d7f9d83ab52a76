import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'

/** Files. */
export function FilesScreen() {
  return (
    <Page title="Files">
      <EmptyState icon="file" title="Print files" />
    </Page>
  )
}
