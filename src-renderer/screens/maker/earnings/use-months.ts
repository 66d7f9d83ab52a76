import { useQuery } from '@tanstack/react-query'
import type { EarningMonth } from '../../../../src-shared/cloud-contract/earnings.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { useKeep, useKept } from '../../parts/ledger/kept.ts'

const FRESH_EVERY_MS = 60_000

/** What was earned and paid out in each month, newest first; kept for when there is no network. */
export function useMonths(keepAs: string): readonly EarningMonth[] {
  const queries = useCloudQueries()
  const name = `months ${keepAs}`
  const kept = useKept<EarningMonth[]>(name)
  const months = useQuery({
    ...queries.earnings.months.queryOptions({ input: {} }),
    refetchInterval: FRESH_EVERY_MS,
    ...(kept && { initialData: kept.value, initialDataUpdatedAt: kept.at }),
  })
  useKeep(name, months.data, months.dataUpdatedAt)
  return months.data ?? []
}
