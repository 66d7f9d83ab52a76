import { useQuery } from '@tanstack/react-query'
import { useStationQueries } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { actionWords } from '../../parts/action-words.ts'
import css from './sync.module.css'

/** Refusals that somebody has settled, for looking back. */
export function SettledPanel() {
  const queries = useStationQueries()
  const settled = useQuery(queries.sync.refusals.queryOptions({ input: { settled: true } }))
  if (!settled.data?.length) return null
  return (
    <Panel title="Settled" flush>
      <ul>
        {settled.data.map((each) => (
          <li key={each.mutationId} className={css['waiting']}>
            <Icon name="check" size={20} />
            <strong>{actionWords(each.name)}</strong>
            <span>{each.orderNumber}</span>
            <span className={css['soft']}>{each.title}</span>
            <span className={css['soft']}>
              {each.settled && (
                <>
                  {`${each.settled.by}, `}
                  <Happened at={each.settled.at} />
                </>
              )}
            </span>
            <span />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
