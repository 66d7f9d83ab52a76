import { useQuery } from '@tanstack/react-query'
import { useStationQueries } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { actionWords } from '../../parts/action-words.ts'
import { mattersOf } from './matters.ts'
import css from './sync.module.css'

/** What somebody has settled, one line for each order, for looking back. */
export function SettledPanel() {
  const queries = useStationQueries()
  const settled = useQuery(queries.sync.refusals.queryOptions({ input: { settled: true } }))
  if (!settled.data?.length) return null
  return (
    <Panel title="Settled" flush>
      <ul>
        {mattersOf(settled.data).map(({ lead: each, others }) => (
          <li key={each.mutationId} className={css['waiting']}>
            <Icon name="check" size={20} />
            <strong>
              {others.length === 0
                ? actionWords(each.name)
                : `${actionWords(each.name)}, ${others.length} more`}
            </strong>
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
