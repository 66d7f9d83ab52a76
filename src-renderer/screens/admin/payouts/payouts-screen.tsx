import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Chips } from '../../../ui/chips.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Page } from '../../../ui/page.tsx'
import { Batches } from './batches.tsx'
import { Decisions } from './decisions.tsx'
import css from './payouts.module.css'
import { SettingsDialog } from './settings-dialog.tsx'
import { ToPay } from './to-pay.tsx'

const FRESH_EVERY_MS = 15_000

/** Makers' money, from the office: what is to be paid, the batches it goes in, and what has to be decided first. */
export function PayoutsScreen() {
  const { tab = 'pay', row } = useSearch({ from: '/payouts' })
  const navigate = useNavigate()
  const queries = useCloudQueries()
  const [settings, setSettings] = useState(false)
  const decisions = useQuery({
    ...queries.earnings.list.queryOptions({ input: { state: 'decision', limit: 1 } }),
    refetchInterval: FRESH_EVERY_MS,
  })
  const drafts = useQuery({
    ...queries.payouts.list.queryOptions({ input: { state: 'draft', limit: 1 } }),
    refetchInterval: FRESH_EVERY_MS,
  })
  const go = (next: 'pay' | 'batches' | 'decisions', chosen?: string): void =>
    void navigate({ to: '/payouts', search: { tab: next, row: chosen }, replace: true })
  return (
    <Page
      title="Payouts"
      body="fill"
      actions={
        <Button
          variant="default"
          leftSection={<Icon name="settings" size={18} />}
          onClick={() => setSettings(true)}
          data-testid="payout-settings"
        >
          Payout settings
        </Button>
      }
    >
      <div className={css['tabs']}>
        <Chips
          label="What to look at"
          chips={[
            { value: 'pay', label: 'To pay', icon: 'money' },
            { value: 'batches', label: 'Batches', icon: 'folder', count: drafts.data?.total },
            {
              value: 'decisions',
              label: 'To decide',
              icon: 'info',
              count: decisions.data?.total,
              tone: 'needs',
            },
          ]}
          value={tab}
          onChange={(next) => go(next)}
        />
      </div>
      {tab === 'pay' && <ToPay onMade={(id) => go('batches', id)} />}
      {tab === 'batches' && (
        <Batches chosen={row ?? null} onChoose={(id) => go('batches', id ?? undefined)} />
      )}
      {tab === 'decisions' && (
        <Decisions chosen={row ?? null} onChoose={(id) => go('decisions', id ?? undefined)} />
      )}
      {settings && <SettingsDialog onClose={() => setSettings(false)} />}
    </Page>
  )
}
