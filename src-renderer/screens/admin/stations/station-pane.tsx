import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { StationRow } from '../../../../src-shared/cloud-contract/office.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Facts } from '../parts/facts.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { useDraft } from '../parts/use-draft.ts'
import css from './station.module.css'
import { signOf } from './station-sign.ts'

const OFTEN = ['Lost or stolen', 'Replaced by another machine', 'No longer in use']

/** One station, and the way to shut it out. */
export function StationPane({ station }: { station: StationRow }) {
  const [revoking, setRevoking] = useState(false)
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
          ['Factory', station.factoryName && <bdi key="factory">{station.factoryName}</bdi>],
          ['Last contact', station.lastSeenAt ? <Happened key="seen" at={station.lastSeenAt} /> : 'Never'],
          ['Version', station.version],
          ['Actions sent', station.ackSeq.toLocaleString('en')],
          ['Enrolled', <Happened key="enrolled" at={station.enrolledAt} />],
          ['Revoked', station.revokedAt && <Happened key="revoked" at={station.revokedAt} />],
        ]}
      />
      {station.refusals > 0 && (
        <p className={css['needs']}>
          <Icon name="problem" size={18} />
          <span>
            {station.refusals === 1 ? '1 action was' : `${station.refusals} actions were`} turned down.
            Somebody has to settle {station.refusals === 1 ? 'it' : 'them'} at the bench, under Sync.
          </span>
        </p>
      )}
      {!station.revokedAt && (
        <Button
          variant="default"
          leftSection={<Icon name="lock" size={16} />}
          onClick={() => setRevoking(true)}
          data-testid="revoke"
        >
          Revoke this station
        </Button>
      )}
      {revoking && <RevokeDialog station={station} onClose={() => setRevoking(false)} />}
    </div>
  )
}

/** Nothing that a revoked station sends takes effect any more; what still waits on it is kept for a supervisor. */
function RevokeDialog({ station, onClose }: { station: StationRow; onClose: () => void }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [reason, setReason, forget] = useDraft(`revoke ${station.id}`, '')
  const revoke = useMutation({
    ...queries.stations.revoke.mutationOptions(),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: queries.stations.list.key() })
      forget()
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={`Revoke ${station.name}?`}
      lead="Nothing that it sends takes effect any more, and its people are signed out. To use it again it has to be enrolled with a new code."
      reason={reason}
      onReason={setReason}
      often={OFTEN}
      action="Revoke"
      keep="Keep it"
      danger
      busy={revoke.isPending}
      trouble={revoke.error && sentenceOf(revoke.error)}
      onConfirm={() => revoke.mutate({ id: station.id, reason })}
      onClose={onClose}
    />
  )
}
