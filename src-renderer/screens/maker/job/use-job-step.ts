import { useNavigate } from '@tanstack/react-router'
import type { RefObject } from 'react'
import type { BenchView } from '../../../../src-shared/station-contract/bench.ts'
import { useStation } from '../../../station/station-context.tsx'
import { toParcelArgs } from '../../bench/pack/parcel-draft.ts'
import { useNextOrder } from '../../bench/pack/use-next-order.ts'
import type { Packing } from '../../bench/pack/use-packing.ts'
import { usePackingScans } from '../../bench/scan/scan-context.ts'
import { jobStep, type JobStep } from './job-step.ts'
import { useSayKept } from './say-kept.ts'

/** The next step of a job and how it is done: by the button, by Enter in the form, or by a scan. What is missing in the form gets the focus. */
export function useJobStep({ doc }: BenchView, packing: Packing, form: RefObject<HTMLFormElement | null>) {
  const station = useStation()
  const navigate = useNavigate()
  const kept = useSayKept()
  const next = useNextOrder(doc.id)
  const step = jobStep(doc, packing.drafts)
  const { number } = doc.order
  const on = { fulfillmentId: doc.id }

  const refuse = (missing: string): void => {
    packing.setSaid({
      tone: 'bad',
      sentence: `${missing}. A job is shipped with its tracking number and carrier.`,
    })
    const empty = missing.includes('carrier') ? '[aria-haspopup="listbox"]' : 'input'
    form.current?.querySelector<HTMLElement>(empty)?.focus()
  }
  const run = (action: Parameters<Packing['run']>[0], done: string): void =>
    void packing.run(action, kept(done), 'sent')
  const actions: Record<JobStep['kind'], () => void> = {
    start: () => run(() => station.bench.start(on), `${number} is in production.`),
    ship: () =>
      step.kind === 'ship' && step.missing
        ? refuse(step.missing)
        : run(
            () => station.bench.ship({ ...on, parcels: packing.drafts.map(toParcelArgs) }),
            `${number} is shipped.`,
          ),
    complete: () => run(() => station.bench.complete(on), `${number} is completed.`),
    release: () => run(() => station.bench.release({ ...on, reason: 'Goes on' }), 'The hold is released.'),
    over: () =>
      void (next
        ? navigate({ to: '/jobs/$fulfillmentId', params: { fulfillmentId: next.id } })
        : navigate({ to: '/jobs' })),
  }
  const go = (): void => {
    if (!packing.busy) actions[step.kind]()
  }
  usePackingScans({
    fulfillmentId: doc.id,
    onCounted: ({ sentence, mutationId, undoMs }) => packing.counted(sentence, mutationId, undoMs),
    onTracking({ trackingNumber }) {
      packing.scannedTracking(trackingNumber)
      packing.setSaid({ tone: 'good', sentence: `Tracking ${trackingNumber}.` })
    },
    onCommand: (command) => {
      if (command === 'ship' && step.kind === 'ship') go()
      if (command === 'undo') void packing.undo()
    },
  })
  return { step, next, go }
}

export type JobSteps = ReturnType<typeof useJobStep>
