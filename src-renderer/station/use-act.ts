import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ActionResult } from '../../src-shared/station-contract/bench.ts'
import { useStationQueries } from './station-context.tsx'

/** Shows the document of an action at once, before the station's news of it arrives. Hands the result on. */
export function useAct(): (action: Promise<ActionResult>) => Promise<ActionResult> {
  const cache = useQueryClient()
  const queries = useStationQueries()
  return useCallback(
    async (action) => {
      const result = await action
      if (result.ok)
        cache.setQueryData(
          queries.bench.view.queryKey({ input: { fulfillmentId: result.view.doc.id } }),
          result.view,
        )
      return result
    },
    [cache, queries],
  )
}
