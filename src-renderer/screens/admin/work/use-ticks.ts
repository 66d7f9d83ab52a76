import { useCallback, useState } from 'react'
import type { WorkRow } from '../../../../src-shared/cloud-contract/makers/work.ts'

/** At most so many are handed out in one go: what the cloud takes at once. */
export const MOST_AT_ONCE = 500

/** The rows that were chosen to be handed out together, in the order in which they were chosen. */
export function useTicks() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const tick = useCallback(
    ({ id }: WorkRow) =>
      setChosen((before) => {
        const after = new Set(before)
        if (!after.delete(id) && after.size < MOST_AT_ONCE) after.add(id)
        return after
      }),
    [],
  )
  const tickAll = useCallback(
    (rows: readonly WorkRow[]) => setChosen(new Set(rows.slice(0, MOST_AT_ONCE).map((row) => row.id))),
    [],
  )
  const clear = useCallback(() => setChosen(new Set()), [])
  return { chosen, tick, tickAll, clear }
}
