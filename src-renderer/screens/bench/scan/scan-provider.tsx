import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { fulfillmentId } from '../../../../src-shared/ids/ids.ts'
import type { ScanResult } from '../../../../src-shared/station-contract/bench.ts'
import { useStation, useStationQueries } from '../../../station/station-context.tsx'
import { usePerson } from '../../../station/status.ts'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { listenForScans } from './listen-for-scans.ts'
import { ScanAlarm, type Alarm } from './scan-alarm.tsx'
import { ScanDoorContext, type PackingEars, type ScanDoor } from './scan-context.ts'
import { play } from './sounds.ts'

/** Hears scans anywhere, asks the station what they mean, and says so by sound, sentence and screen. */
export function ScanProvider({ children }: { children: ReactNode }) {
  const station = useStation()
  const queries = useStationQueries()
  const cache = useQueryClient()
  const navigate = useNavigate()
  // The newest listener hears: a dialog over a page, then the page again.
  const ears = useRef<PackingEars[]>([])
  const order = useRef<Promise<void>>(Promise.resolve())
  const maker = usePerson()?.role === 'maker'
  const [alarm, setAlarm] = useState<Alarm | null>(null)

  const door = useMemo((): ScanDoor => {
    const listener = (): PackingEars | undefined => ears.current.at(-1)
    const raise = (next: Alarm): void => {
      play(next.kind)
      setAlarm(next)
    }
    const answer = (result: ScanResult): void => {
      switch (result.kind) {
        case 'opened':
          play('good')
          cache.setQueryData(
            queries.bench.view.queryKey({ input: { fulfillmentId: result.fulfillmentId } }),
            result.view,
          )
          void navigate({
            to: maker ? '/jobs/$fulfillmentId' : '/pack/$fulfillmentId',
            params: { fulfillmentId: result.fulfillmentId },
          })
          return
        case 'counted':
          play(result.left === 0 ? 'complete' : 'good')
          cache.setQueryData(
            queries.bench.view.queryKey({ input: { fulfillmentId: result.view.doc.id } }),
            result.view,
          )
          listener()?.onCounted(result)
          return
        case 'tracking':
          if (!listener())
            return raise({
              kind: 'unknown',
              sentence: `${result.trackingNumber} is a tracking number.`,
              next: 'Scan the order first.',
            })
          play('good')
          return listener()?.onTracking(result)
        case 'command':
          // The alarm is gone already: every scan acknowledges it.
          if (result.command !== 'ok') listener()?.onCommand(result.command)
          return
        case 'blocked':
          return raise({ kind: 'blocked', sentence: result.sentence, next: result.next })
        default:
          raise({ kind: result.kind, sentence: result.sentence, next: NEXT[result.kind] })
      }
    }
    const ask = async (code: string): Promise<void> => {
      setAlarm(null)
      try {
        const packing = fulfillmentId.safeParse(listener()?.fulfillmentId)
        answer(await station.bench.scan({ code, packing: packing.success ? packing.data : null }))
      } catch (error) {
        raise({ kind: 'blocked', sentence: 'That scan was not taken.', next: sentenceOf(error) })
      }
    }
    return {
      listen(next) {
        ears.current = [...ears.current, next]
        return () => {
          ears.current = ears.current.filter((each) => each !== next)
        }
      },
      // One after the other: a fast hand scans before the answer to the scan before is here.
      scan(code) {
        order.current = order.current.then(() => ask(code))
      },
    }
  }, [station, queries, cache, navigate, maker])

  useEffect(() => listenForScans(window, door.scan), [door])
  return (
    <ScanDoorContext value={door}>
      {children}
      {alarm && <ScanAlarm alarm={alarm} onAcknowledge={() => setAlarm(null)} />}
    </ScanDoorContext>
  )
}

const NEXT = {
  wrong: 'Put it back and scan the right one.',
  extra: 'Put the extra piece back.',
  unknown: 'Check the code, or confirm the piece by hand.',
} as const
