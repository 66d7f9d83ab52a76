import { useQuery } from '@tanstack/react-query'
import type { Permission } from '../../src-shared/fulfillment/document.ts'
import type { Person, StationStatus } from '../../src-shared/station-contract/status.ts'
import { useStationQueries } from './station-context.tsx'

/** The station's signs, kept fresh by its events; undefined until the first answer. */
export function useStatus(): StationStatus | undefined {
  const queries = useStationQueries()
  return useQuery({ ...queries.status.queryOptions(), staleTime: Infinity }).data
}

/** Who works at this station right now. */
export const usePerson = (): Person | null => useStatus()?.person ?? null

/** Whether the person may do this beyond their role. */
export function useMay(permission: Permission): boolean {
  const person = usePerson()
  return person !== null && person.permissions.includes(permission)
}
