import { useState } from 'react'
import type { LocalFile } from '../../../../src-shared/station-contract/files.ts'
import { useStation } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'

/** What can be done to a print file, and what became of the last try. */
export function useFileActions() {
  const station = useStation()
  const [said, setSaid] = useState<string | null>(null)
  const refOf = (row: LocalFile) => ({ fulfillmentId: row.fulfillmentId, printFileId: row.file.id })
  const attempt = async (action: () => Promise<string | null>): Promise<void> => {
    try {
      setSaid(await action())
    } catch (error) {
      setSaid(sentenceOf(error))
    }
  }
  return {
    said,
    download: (row: LocalFile) =>
      attempt(async () => {
        const answer = await station.files.download(refOf(row))
        return answer.ok ? null : answer.sentence
      }),
    cancel: (row: LocalFile) =>
      attempt(async () => {
        const answer = await station.files.cancel(refOf(row))
        return answer.ok ? null : answer.sentence
      }),
    open: (row: LocalFile, how: 'open' | 'reveal') =>
      attempt(async () => {
        const answer = await station.files.open({ ...refOf(row), how })
        if (answer.ok && answer.link) window.open(answer.link, '_blank', 'noopener')
        return answer.sentence
      }),
  }
}

export type FileActions = ReturnType<typeof useFileActions>
