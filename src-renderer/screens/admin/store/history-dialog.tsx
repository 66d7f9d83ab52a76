import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { SectionName, Versioned } from '../../../../src-shared/cloud-contract/store-settings.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { Asked } from '../parts/asked.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { DifferencesTable } from './differences-table.tsx'
import { differences } from './merge.ts'
import { SECTION_WORDS } from './section-words.ts'
import css from './store.module.css'
import type { Section } from './use-section.ts'

interface HistoryDialogProps {
  name: SectionName
  section: Section<object>
  onClose: () => void
}

/** Every saved version of one part: who, when, what changed with it; and the way back to it. */
export function HistoryDialog({ name, section, onClose }: HistoryDialogProps) {
  const queries = useCloudQueries()
  const history = useQuery({
    ...queries.storeSettings.history.queryOptions({ input: { section: name } }),
    staleTime: 0,
  })
  const bringBack = async (version: number): Promise<void> => {
    await section.restore(version)
    onClose()
  }
  return (
    <Dialog title={`${SECTION_WORDS[name].title}: earlier versions`} onClose={onClose} size="lg">
      <Asked query={history} what="The earlier versions" shape="rows">
        {(versions) =>
          versions.length === 0 ? (
            <p className={css['soft']}>Nobody has saved this yet: it is as Packbench brought it.</p>
          ) : (
            <ol className={css['versions']} aria-label="Versions">
              {versions.map((version, at) => (
                <li key={version.version} data-version={version.version}>
                  <VersionRow version={version} before={versions[at + 1]} />
                  {at > 0 && (
                    <Button
                      variant="default"
                      size="sm"
                      disabled={section.busy || section.unsaved}
                      onClick={() => void bringBack(version.version)}
                    >
                      Bring version {version.version} back
                    </Button>
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </Asked>
      {section.unsaved && (
        <p className={css['soft']}>
          Save or discard what you are writing first; then versions can be brought back.
        </p>
      )}
      <Trouble sentence={section.trouble} />
    </Dialog>
  )
}

function VersionRow({
  version,
  before,
}: {
  version: Versioned<unknown>
  before: Versioned<unknown> | undefined
}) {
  const changed = before ? differences(before.content, version.content) : []
  return (
    <div className={css['version']}>
      <p>
        <strong data-figures>Version {version.version}</strong>{' '}
        {version.savedAt ? (
          <>
            by <bdi>{version.savedBy}</bdi>, <Happened at={version.savedAt} />
          </>
        ) : (
          'as it was at first'
        )}
        {version.restoredFrom !== null && `, version ${version.restoredFrom} brought back`}
      </p>
      {changed.length > 0 && (
        <DifferencesTable
          label={`What changed with version ${version.version}`}
          heads={['Before', 'After']}
          rows={changed}
        />
      )}
    </div>
  )
}
