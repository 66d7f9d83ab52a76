import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { BULK_AT_ONCE, type BulkAction, type BulkResult } from '../../../../src-shared/cloud-contract/desk.ts'
import { newId } from '../../../station/new-id.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import type { PickedOrder } from './use-picked.ts'

/** How far a bulk action is. `trouble`: why it stopped; it can go on from there. */
export interface BulkRun {
  readonly phase: 'ready' | 'running' | 'stopped' | 'done'
  readonly total: number
  readonly results: readonly BulkResult[]
  readonly trouble: string | null
}

const READY: BulkRun = { phase: 'ready', total: 0, results: [], trouble: null }

/**
 * Does one thing to many orders, some in each request, so that it can be counted and stopped. What was answered is
 * answered the same when it is asked again, so going on after a lost answer does nothing twice.
 */
export function useBulk(orders: readonly PickedOrder[]) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [run, setRun] = useState<BulkRun>(READY)
  const bulkId = useRef(newId(z.uuid()))
  const stopping = useRef(false)

  const start = async (action: BulkAction): Promise<void> => {
    stopping.current = false
    let results = run.results
    const say = (phase: BulkRun['phase'], trouble: string | null = null): void =>
      setRun({ phase, total: orders.length, results, trouble })
    say('running')
    try {
      while (results.length < orders.length && !stopping.current) {
        const ids = orders.slice(results.length, results.length + BULK_AT_ONCE).map((order) => order.id)
        const answer = await queries.desk.bulk.call({ bulkId: bulkId.current, action, ids })
        results = [...results, ...answer.results]
        say('running')
      }
      say(results.length < orders.length ? 'stopped' : 'done')
    } catch (error) {
      say('stopped', sentenceOf(error))
    }
    await cache.invalidateQueries({ queryKey: queries.orders.key() })
  }
  return { run, start, stop: () => void (stopping.current = true) }
}
