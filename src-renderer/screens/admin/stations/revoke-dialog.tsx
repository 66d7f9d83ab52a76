import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { StationRow } from '../../../../src-shared/cloud-contract/stations.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { useDraft } from '../parts/use-draft.ts'

const OFTEN = ['Lost or stolen', 'Replaced by another machine', 'No longer in use']

/** Nothing that a revoked station sends takes effect any more; what still waits on it is kept for a supervisor. */
export function RevokeDialog({ station, onClose }: { station: StationRow; onClose: () => void }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [reason, setReason, forget] = useDraft(`revoke ${station.id}`, '')
  const revoke = useMutation({
    ...queries.stations.revoke.mutationOptions(),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: queries.stations.key() })
      forget()
      onClose()
    },
  })
  const holds = station.waiting
    ? ` It holds ${station.waiting === 1 ? '1 action' : `${station.waiting} actions`} that would be lost to the office.`
    : ''
  return (
    <ReasonDialog
      title={`Revoke ${station.name}?`}
      lead={`Nothing that it sends takes effect any more, and its people are signed out. To use it again it has to be enrolled with a new code.${holds}`}
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
