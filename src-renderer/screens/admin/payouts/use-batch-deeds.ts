import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Batch } from '../../../../src-shared/cloud-contract/payouts.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { saveFile } from '../../../ui/save-file.ts'

/** Shows a batch as the cloud answered it, and lets everything else of makers' money be asked again. */
export function useBatchNews(): (batch: Batch) => void {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  return (batch) => {
    cache.setQueryData(queries.payouts.get.queryKey({ input: { id: batch.id } }), batch)
    void cache.invalidateQueries({ queryKey: queries.payouts.key() })
    void cache.invalidateQueries({ queryKey: queries.earnings.key() })
  }
}

/** What is done with a batch at a press: approve it, and take its bank file. */
export function useBatchDeeds(batch: Pick<Batch, 'id'>) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const show = useBatchNews()
  const approve = useMutation({ ...queries.payouts.approve.mutationOptions(), onSuccess: show })
  const exportFile = useMutation({
    ...queries.payouts.exportFile.mutationOptions(),
    onSuccess: async (file) => {
      saveFile(file)
      await cache.invalidateQueries({ queryKey: queries.payouts.get.queryKey({ input: { id: batch.id } }) })
      await cache.invalidateQueries({ queryKey: queries.payouts.list.key() })
    },
  })
  return {
    approve: { ...approve, trouble: approve.error && sentenceOf(approve.error) },
    exportFile: { ...exportFile, trouble: exportFile.error && sentenceOf(exportFile.error) },
  }
}
