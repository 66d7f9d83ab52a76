import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { MakerDetail } from '../../../../src-shared/cloud-contract/makers/profiles.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'

/** Puts the cloud's answer about a maker on the screen, and has the lists of makers and of work asked again. */
export function useMakerNews(): (maker: MakerDetail) => void {
  const cache = useQueryClient()
  const queries = useCloudQueries()
  return useCallback(
    (maker) => {
      cache.setQueryData(queries.makers.get.queryKey({ input: { id: maker.id } }), maker)
      for (const key of [queries.makers.list.key(), queries.makers.work.key(), queries.makers.propose.key()])
        void cache.invalidateQueries({ queryKey: key })
    },
    [cache, queries],
  )
}
