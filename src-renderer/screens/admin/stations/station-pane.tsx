import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StationDetail } from '../../../../src-shared/cloud-contract/stations.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Asked } from '../parts/asked.tsx'
import { Facts } from '../parts/facts.tsx'
import { ChangeStationDialog } from './change-station-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import { StationPrinters } from './station-printers.tsx'
import css from './station.module.css'
import { placeOf, signOf } from './station-sign.ts'

const FRESH_EVERY_MS = 5000
/** While a test page is on its way, it is looked at this often. */
const LIVE_EVERY_MS = 1000

const isOnItsWay = ({ tests }: StationDetail): boolean =>
  tests.some(({ state }) => state === 'asked' || state === 'taken' || state === 'sent')

/** One station: how it is, its printers, and what the office can do with it. */
export function StationPane({ stationId }: { stationId: string }) {
  const queries = useCloudQueries()
  const station = useQuery({
    ...queries.stations.get.queryOptions({ input: { id: stationId as StationDetail['id'] } }),
    refetchInterval: ({ state: { data } }) => (data && isOnItsWay(data) ? LIVE_EVERY_MS : FRESH_EVERY_MS),
  })
  return (
    <Asked query={station} what="This station" shape="page">
      {(row) => <Shown station={row} />}
    </Asked>
  )
}

function Shown({ station }: { station: StationDetail }) {
  const [open, setOpen] = useState<'change' | 'revoke' | null>(null)
  const close = (): void => setOpen(null)
  return (
    <div className={css['pane']} data-testid="station-pane">
      <h2 className={css['name']}>
        <bdi>{station.name}</bdi>
      </h2>
      <span>
        <StateBadge {...signOf(station)} />
      </span>
      <Facts
        facts={[
          ['Stands at', <bdi key="place">{placeOf(station)}</bdi>],
          ['Last contact', station.lastSeenAt ? <Happened key="seen" at={station.lastSeenAt} /> : 'Never'],
          ['Version', station.version],
          [
            'Waiting to be sent',
            station.waiting === null ? 'It has not said yet' : station.waiting.toLocaleString('en'),
          ],
          ['Actions sent', station.ackSeq.toLocaleString('en')],
          ['Enrolled', <Happened key="enrolled" at={station.enrolledAt} />],
          ['Revoked', station.revokedAt && <Happened key="revoked" at={station.revokedAt} />],
          ['Because', station.revokeReason],
        ]}
      />
      {station.refusals > 0 && (
        <p className={css['needs']} data-testid="refusals">
          <Icon name="problem" size={18} />
          <span>
            {station.refusals === 1 ? '1 matter was' : `${station.refusals} matters were`} turned down and
            nobody has settled {station.refusals === 1 ? 'it' : 'them'} at the bench, under Sync.
            {station.latestRefusal && ` The latest: ${station.latestRefusal}`}
          </span>
        </p>
      )}
      {!station.revokedAt && (
        <>
          <StationPrinters station={station} />
          <div className={css['deeds']}>
            <Button
              variant="default"
              leftSection={<Icon name="edit" size={16} />}
              onClick={() => setOpen('change')}
              data-testid="change-station"
            >
              Rename or move
            </Button>
            <Button
              variant="default"
              leftSection={<Icon name="lock" size={16} />}
              onClick={() => setOpen('revoke')}
              data-testid="revoke"
            >
              Revoke this station
            </Button>
          </div>
        </>
      )}
      {open === 'change' && <ChangeStationDialog station={station} onClose={close} />}
      {open === 'revoke' && <RevokeDialog station={station} onClose={close} />}
    </div>
  )
}
