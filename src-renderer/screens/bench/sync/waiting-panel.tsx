import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useStation, useStationQueries } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { actionWords } from '../../parts/action-words.ts'
import css from './sync.module.css'

const SHOWN = 200

/** Actions that are kept here and have not been answered by the office yet. */
export function WaitingPanel() {
  const station = useStation()
  const queries = useStationQueries()
  const [said, setSaid] = useState('')
  const waiting = useQuery(queries.sync.waiting.queryOptions())
  const rows = waiting.data ?? []
  const undo = async (mutationId: (typeof rows)[number]['mutationId']): Promise<void> => {
    const answer = await station.bench.undo({ mutationId })
    setSaid(answer.ok ? 'Taken back.' : answer.sentence)
  }
  return (
    <Panel
      title={rows.length === 0 ? 'Everything is sent' : `Waiting to be sent: ${rows.length}`}
      flush
      actions={<span role="status">{said}</span>}
    >
      {rows.length === 0 && (
        <p className={css['none']}>
          What you do without a network waits here, in the order in which you did it.
        </p>
      )}
      <ul aria-label="Waiting actions">
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.mutationId} className={css['waiting']} data-testid="waiting-action">
            <Icon name="cloud" size={20} />
            <strong>{actionWords(row.name)}</strong>
            <Link to="/fulfilments/$fulfillmentId" params={{ fulfillmentId: row.fulfillmentId }}>
              {row.orderNumber ?? 'an order'}
            </Link>
            <span className={css['soft']}>
              {`${row.actorName}, `}
              <Happened at={row.at} />
            </span>
            <span className={css['soft']}>{row.attempts > 0 && `tried ${row.attempts} times`}</span>
            {row.undoable ? (
              <Button
                variant="default"
                size="sm"
                leftSection={<Icon name="undo" size={16} />}
                onClick={() => void undo(row.mutationId)}
              >
                Undo
              </Button>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && <p className={css['none']}>{`And ${rows.length - SHOWN} more.`}</p>}
    </Panel>
  )
}
