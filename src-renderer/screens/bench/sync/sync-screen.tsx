import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useStation, useStationQueries } from '../../../station/station-context.tsx'
import { useStatus } from '../../../station/status.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Page } from '../../../ui/page.tsx'
import { mattersOf } from './matters.ts'
import { RefusalCard } from './refusal-card.tsx'
import { SettledPanel } from './settled-panel.tsx'
import css from './sync.module.css'
import { SyncState } from './sync-state.tsx'
import { WaitingPanel } from './waiting-panel.tsx'

/** What was turned down, what waits, and how the station hears from the office. */
export function SyncScreen() {
  const station = useStation()
  const queries = useStationQueries()
  const status = useStatus()
  const [said, setSaid] = useState('')
  const [trying, setTrying] = useState(false)
  const refusals = useQuery(queries.sync.refusals.queryOptions({ input: { settled: false } }))
  const tryNow = async (): Promise<void> => {
    setTrying(true)
    setSaid('')
    try {
      const answer = await station.sync.now()
      setSaid(answer.ok ? 'The office answered.' : answer.sentence)
    } finally {
      setTrying(false)
    }
  }
  return (
    <Page
      title="Sync"
      actions={
        <>
          <span role="status" className={css['soft']}>
            {said}
          </span>
          <Button
            variant="default"
            loading={trying}
            leftSection={<Icon name="sync" size={18} />}
            onClick={() => void tryNow()}
          >
            Try now
          </Button>
        </>
      }
    >
      <div className={css['stack']}>
        {mattersOf(refusals.data ?? []).map((matter) => (
          <RefusalCard key={matter.lead.fulfillmentId} matter={matter} />
        ))}
        {status && <SyncState sync={status.sync} />}
        <WaitingPanel />
        <SettledPanel />
      </div>
    </Page>
  )
}
