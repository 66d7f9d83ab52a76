import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import { useStation } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { IconName } from '../../../ui/icons/shapes.ts'
import type { Packing } from '../../bench/pack/use-packing.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { FocusBack } from '../parts/focus-back.tsx'
import { CannotMakeDialog } from './cannot-make-dialog.tsx'
import css from './job.module.css'
import { useSayKept } from './say-kept.ts'

type Asking = 'cannot' | 'solve' | 'hold'

/** What can be done with a job besides its next step: say that it cannot be made, that it can after all, hold it back. */
export function JobMore({ doc, packing }: { doc: Fulfillment; packing: Packing }) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const station = useStation()
  const kept = useSayKept()
  const on = { fulfillmentId: doc.id }
  const open = doc.endedAt === null
  if (!open) return null
  const done = (action: Parameters<Packing['run']>[0], words: string): void => {
    setAsking(null)
    void packing.run(action, kept(words))
  }
  const choices: readonly (readonly [Asking, string, IconName])[] = [
    doc.problem ? ['solve', 'It can be made again', 'check'] : ['cannot', 'I can’t make it', 'problem'],
    ...(doc.hold ? [] : [['hold', 'Hold', 'hold'] as const]),
  ]
  return (
    <>
      <div className={css['more']}>
        {choices.map(([what, words, icon]) => (
          <Button
            key={what}
            variant="default"
            size="sm"
            leftSection={<Icon name={icon} size={16} />}
            onClick={() => setAsking(what)}
          >
            {words}
          </Button>
        ))}
      </div>
      {asking && <FocusBack />}
      {asking === 'cannot' && (
        <CannotMakeDialog
          onClose={() => setAsking(null)}
          onDone={(kind, text) =>
            done(
              () => station.bench.problem({ ...on, kind, text }),
              'The office is told that you cannot make it.',
            )
          }
        />
      )}
      {asking === 'solve' && (
        <ReasonDialog
          title="What is solved?"
          text="The office sees it, and the job goes on."
          usual={['Material is here', 'Machine is repaired', 'File is good']}
          action="It can be made"
          onClose={() => setAsking(null)}
          onDone={(text) => done(() => station.bench.solve({ ...on, text }), 'The job goes on.')}
        />
      )}
      {asking === 'hold' && (
        <ReasonDialog
          title="Hold this job back?"
          text="It stays with you. The office sees the reason."
          usual={['Waiting for material', 'Waiting for an answer', 'Machine is busy']}
          action="Hold"
          onClose={() => setAsking(null)}
          onDone={(reason) => done(() => station.bench.hold({ ...on, reason }), 'The job is on hold.')}
        />
      )}
    </>
  )
}
