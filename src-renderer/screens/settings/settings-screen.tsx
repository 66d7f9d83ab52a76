import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'

/** Settings. */
export function SettingsScreen() {
  return (
    <Page title="Settings">
      <EmptyState icon="settings" title="Settings of this window" />
    </Page>
  )
}
