import type { BenchView } from '../../../../src-shared/station-contract/bench.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { actionWords } from '../../parts/action-words.ts'
import css from './fulfilment.module.css'

/** What was done here and has not reached the office yet. */
export function UnsentPanel({ waiting }: { waiting: BenchView['waiting'] }) {
  return (
    <Panel title="Not sent yet">
      <ul>
        {waiting.map((each) => (
          <li key={each.mutationId} className={css['job']}>
            <Icon name="cloud" size={18} />
            {actionWords(each.name)}
            <span className={`${css['soft']} ${css['push']}`}>
              <Happened at={each.at} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
