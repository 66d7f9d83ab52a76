import { useQuery } from '@tanstack/react-query'
import type { Person } from '../../../src-shared/station-contract/status.ts'
import { useCloudQueries } from '../../station/station-context.tsx'
import { useStatus } from '../../station/status.ts'

const ASKED_EVERY_MS = 60_000

/** How many news a maker has not read yet, as last heard; 0 for everybody else. */
export function useUnread(role: Person['role']): number {
  const queries = useCloudQueries()
  const online = useStatus()?.sync.state === 'online'
  const inbox = useQuery({
    ...queries.inbox.list.queryOptions({ input: { limit: 1 } }),
    enabled: role === 'maker' && online,
    refetchInterval: ASKED_EVERY_MS,
  })
  return role === 'maker' ? (inbox.data?.unread ?? 0) : 0
}
