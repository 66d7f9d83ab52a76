import { useCallback, useEffect, useState } from 'react'
import { piecesLeft } from '../../../../src-shared/fulfillment/document.ts'
import { parcelId, type FulfillmentId, type MutationId } from '../../../../src-shared/ids/ids.ts'
import type { ParcelArgs } from '../../../../src-shared/mutations/shipping.ts'
import type { ActionResult, BenchView } from '../../../../src-shared/station-contract/bench.ts'
import { newId } from '../../../station/new-id.ts'
import { useStation } from '../../../station/station-context.tsx'
import { useAct } from '../../../station/use-act.ts'
import { emptyDraft, toParcelArgs, withScanned, type ParcelDraft } from './parcel-draft.ts'

/** An action that can still be taken back, and until when by this window's clock (milliseconds). */
export interface Undoable {
  readonly mutationId: MutationId
  readonly untilMs: number
  /** `sent` stands where the big button is; `counted` beside the sentence of the scan. */
  readonly what: 'sent' | 'counted'
}

export interface Said {
  readonly tone: 'good' | 'bad'
  readonly sentence: string
}

/** Everything that happens on the Pack screen beside the document itself. */
export function usePacking(view: BenchView) {
  const station = useStation()
  const act = useAct()
  const fulfillmentId: FulfillmentId = view.doc.id
  const [drafts, setDrafts] = useState<readonly ParcelDraft[]>(() => [emptyDraft(newId(parcelId))])
  const [said, setSaid] = useState<Said | null>(null)
  const [undoable, setUndoable] = useState<Undoable | null>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    if (!undoable) return
    const timer = setTimeout(() => setUndoable(null), undoable.untilMs - Date.now())
    return () => clearTimeout(timer)
  }, [undoable])

  /** Carries out an action; says what became of it, and hands it on. */
  const run = useCallback(
    async (
      action: () => Promise<ActionResult>,
      done: string,
      what: Undoable['what'] = 'counted',
    ): Promise<ActionResult> => {
      setBusy(true)
      try {
        const result = await act(action())
        if (result.ok) {
          setSaid({ tone: 'good', sentence: done })
          setUndoable({ mutationId: result.mutationId, untilMs: Date.now() + result.undoMs, what })
        } else setSaid({ tone: 'bad', sentence: `${result.sentence} ${result.next}` })
        return result
      } finally {
        setBusy(false)
      }
    },
    [act],
  )

  const undo = useCallback(async (): Promise<void> => {
    if (!undoable) return
    const answer = await station.bench.undo({ mutationId: undoable.mutationId })
    setUndoable(null)
    setSaid(
      answer.ok ? { tone: 'good', sentence: 'Taken back.' } : { tone: 'bad', sentence: answer.sentence },
    )
  }, [station, undoable])

  return {
    drafts,
    setDrafts,
    said,
    setSaid,
    undoable,
    busy,
    run,
    undo,
    addParcel: () => setDrafts((before) => [...before, emptyDraft(newId(parcelId))]),
    scannedTracking: (number: string) => {
      setDrafts((before) => withScanned(before, number))
      const left = piecesLeft(view.doc)
      setSaid({
        tone: 'good',
        sentence:
          left > 0 ? `Tracking ${number}. ${left} pieces are still to be scanned.` : `Tracking ${number}.`,
      })
    },
    counted: (sentence: string, mutationId: MutationId, undoMs: number) => {
      setSaid({ tone: 'good', sentence })
      setUndoable({ mutationId, untilMs: Date.now() + undoMs, what: 'counted' })
    },
    ship: () =>
      run(
        () => station.bench.ship({ fulfillmentId, parcels: drafts.map(toParcelArgs) }),
        `${view.doc.order.number} is shipped.`,
        'sent',
      ),
    /** One more parcel of an order that has been shipped. */
    addSentParcel: (parcel: ParcelArgs) =>
      run(
        () => station.bench.addParcel({ fulfillmentId, parcel }),
        `Parcel ${view.doc.parcels.length + 1} is added.`,
      ),
    complete: () =>
      run(() => station.bench.complete({ fulfillmentId }), `${view.doc.order.number} is completed.`, 'sent'),
  }
}

export type Packing = ReturnType<typeof usePacking>
