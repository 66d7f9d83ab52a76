import { Button } from '@mantine/core'
import { Notice } from '../../parts/notice.tsx'
import css from './jobs.module.css'
import { sayTakenBack } from './taken-back.ts'
import { useTakenBack } from './use-taken-back.ts'

/** Says which jobs went from the board by themselves; stays until it is read. `quiet` only listens, for the board to say it later. */
export function TakenBackNotice({ quiet = false }: { quiet?: boolean }) {
  const { jobs, understood } = useTakenBack()
  return (
    <div role="status" className={css['news']} data-testid="taken-back">
      {!quiet && jobs.length > 0 && (
        <Notice
          tone="needs"
          icon="info"
          title={sayTakenBack(jobs).join('. ')}
          actions={
            <Button size="xs" variant="default" onClick={understood}>
              Understood
            </Button>
          }
        >
          Stop working on {jobs.length === 1 ? 'it' : 'them'}. Files and addresses are removed from this
          machine.
        </Notice>
      )}
    </div>
  )
}
