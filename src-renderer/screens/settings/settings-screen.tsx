import { useStatus } from '../../station/status.ts'
import { Code } from '../../ui/code.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { LookSettings } from './look-settings.tsx'
import { PasswordSettings } from './password-settings.tsx'
import { PinSettings } from './pin-settings.tsx'
import css from './settings.module.css'
import { SoundSettings } from './sound-settings.tsx'

/** How this window looks and sounds, the person's PIN, and what this station is. */
export function SettingsScreen() {
  const status = useStatus()
  return (
    <Page title="Settings">
      <div className={css['grid']}>
        <Panel title="Look">
          <LookSettings />
        </Panel>
        <Panel title="Sounds">
          <SoundSettings />
        </Panel>
        <Panel title={`PIN of ${status?.person?.name ?? 'this person'}`}>
          <PinSettings />
        </Panel>
        <Panel title={`Password of ${status?.person?.name ?? 'this person'}`}>
          <PasswordSettings />
        </Panel>
        <Panel title="About">
          <Facts
            facts={[
              ['Packbench', `Version ${status?.version ?? ''}`],
              ['Station', status?.enrolment?.stationName],
              [
                'Stands at',
                status?.enrolment?.factory?.name ?? status?.enrolment?.maker?.name ?? 'The office',
              ],
              [
                'Cloud',
                <Code key="cloud" size="sm">
                  {status?.enrolment?.cloudUrl ?? ''}
                </Code>,
              ],
              [
                'Station id',
                <Code key="id" size="sm">
                  {status?.enrolment?.deviceId ?? ''}
                </Code>,
              ],
            ]}
          />
        </Panel>
      </div>
    </Page>
  )
}
