import { useQuery } from '@tanstack/react-query'
import type { LocalFile } from '../../../../src-shared/station-contract/files.ts'
import { fetchPrintFile, FileTrouble } from './fetch-print-file.ts'
import { printFileLink } from './print-file-link.ts'

/** How long the bytes stay in the window after nobody looks at them any more. */
const KEPT_MS = 30_000

/** The bytes of a print file whose copy is here. They are gone from the window soon after it is closed. */
export function useFileBytes(row: LocalFile) {
  const ref = { fulfillmentId: row.fulfillmentId, printFileId: row.file.id }
  return useQuery({
    queryKey: ['print-file', ref.fulfillmentId, ref.printFileId, row.file.sha256],
    queryFn: ({ signal }) => fetchPrintFile(printFileLink(ref), row.file.bytes, signal),
    enabled: row.state === 'ready',
    staleTime: Infinity,
    gcTime: KEPT_MS,
    structuralSharing: false,
    retry: (failures, error) => failures < 1 && !(error instanceof FileTrouble),
  })
}
