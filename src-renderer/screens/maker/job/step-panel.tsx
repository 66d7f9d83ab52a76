import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useRef, type FormEvent } from 'react'
import type { BenchView } from '../../../../src-shared/station-contract/bench.ts'
import { countryName } from '../../../../src-shared/order/address.ts'
import { useStation } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { OneMoreParcel } from '../../bench/pack/one-more-parcel.tsx'
import { toParcelArgs } from '../../bench/pack/parcel-draft.ts'
import { ParcelForm } from '../../bench/pack/parcel-form.tsx'
import { useNextOrder } from '../../bench/pack/use-next-order.ts'
import type { Packing } from '../../bench/pack/use-packing.ts'
import { usePackingScans } from '../../bench/scan/scan-context.ts'
import { AddressBlock } from '../../parts/address-block.tsx'
import { ParcelList } from '../../parts/parcel-list.tsx'
import { jobStep, type JobStep } from './job-step.ts'
import { useSayKept } from './say-kept.ts'
import { StepButton } from './step-button.tsx'
import css from './step.module.css'

/** What to do next with a job, with what has to be filled in for it. */
export function StepPanel({ view, packing }: { view: BenchView; packing: Packing }) {
  const { doc } = view
  const station = useStation()
  const navigate = useNavigate()
  const kept = useSayKept()
  const form = useRef<HTMLFormElement>(null)
  const next = useNextOrder(doc.id)
  const step = jobStep(doc, packing.drafts)
  const { number } = doc.order

  const refuse = (missing: string): void => {
    packing.setSaid({
      tone: 'bad',
      sentence: `${missing}. A job is shipped with its tracking number and carrier.`,
    })
    const empty = missing.includes('carrier') ? '[role="combobox"], [aria-haspopup="listbox"]' : 'input'
    form.current?.querySelector<HTMLElement>(empty)?.focus()
  }
  const actions: Record<JobStep['kind'], () => void> = {
    start: () =>
      void packing.run(
        () => station.bench.start({ fulfillmentId: doc.id }),
        kept(`${number} is in production.`),
        'sent',
      ),
    ship: () => {
      if (step.kind === 'ship' && step.missing) return refuse(step.missing)
      void packing.run(
        () => station.bench.ship({ fulfillmentId: doc.id, parcels: packing.drafts.map(toParcelArgs) }),
        kept(`${number} is shipped.`),
        'sent',
      )
    },
    complete: () =>
      void packing.run(
        () => station.bench.complete({ fulfillmentId: doc.id }),
        kept(`${number} is completed.`),
        'sent',
      ),
    release: () =>
      void packing.run(
        () => station.bench.release({ fulfillmentId: doc.id, reason: 'Goes on' }),
        kept('The hold is released.'),
        'sent',
      ),
    over: () =>
      void (next
        ? navigate({ to: '/jobs/$fulfillmentId', params: { fulfillmentId: next.id } })
        : navigate({ to: '/jobs' })),
  }
  const go = (): void => actions[step.kind]()
  usePackingScans({
    fulfillmentId: doc.id,
    onCounted: ({ sentence, mutationId, undoMs }) => packing.counted(sentence, mutationId, undoMs),
    onTracking: ({ trackingNumber }) => packing.scannedTracking(trackingNumber),
    onCommand: (command) => {
      if (command === 'ship' && step.kind === 'ship') go()
      if (command === 'undo') void packing.undo()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    go()
  }
  const { drafts, setDrafts } = packing
  return (
    <Panel title={TITLES[step.kind]}>
      <div className={css['panel']}>
        {step.kind === 'ship' && (
          <>
            {doc.shipTo && <AddressBlock to={doc.shipTo} />}
            <form ref={form} className={css['form']} onSubmit={submit} noValidate>
              {drafts.map((draft, index) => (
                <ParcelForm
                  key={draft.id}
                  draft={draft}
                  place={index + 1}
                  of={drafts.length}
                  enterSends
                  onChange={(to) => setDrafts(drafts.map((each) => (each.id === draft.id ? to : each)))}
                  {...(drafts.length > 1 && {
                    onRemove: () => setDrafts(drafts.filter((each) => each.id !== draft.id)),
                  })}
                />
              ))}
              {/* Enter in a field sends a form only where it has a button for it. */}
              <button type="submit" hidden aria-hidden tabIndex={-1} />
              <Button
                variant="subtle"
                size="xs"
                leftSection={<Icon name="plus" size={16} />}
                onClick={packing.addParcel}
              >
                Another parcel
              </Button>
            </form>
          </>
        )}
        {step.kind === 'start' && (
          <p className={css['words']}>
            {doc.shipTo
              ? `Goes to ${doc.shipTo.city}, ${countryName(doc.shipTo.country)}. The address is shown when it is to be shipped.`
              : 'Nothing is sent: it is collected.'}
          </p>
        )}
        {step.kind === 'release' && <p className={css['words']}>{step.reason}</p>}
        {step.kind === 'over' && doc.parcels.length > 0 && <ParcelList parcels={doc.parcels} />}
        <StepButton
          step={step}
          undoable={packing.undoable}
          busy={packing.busy}
          next={next !== null}
          onStep={go}
          onUndo={() => void packing.undo()}
        />
        <p className={css['said']} role="status" data-tone={packing.said?.tone} data-testid="job-said">
          {packing.said?.sentence}
        </p>
        {step.kind === 'over' && packing.undoable === null && (
          <OneMoreParcel doc={doc} size="sm" onAdd={packing.addSentParcel} />
        )}
      </div>
    </Panel>
  )
}

const TITLES: Record<JobStep['kind'], string> = {
  start: 'Next: make it',
  ship: 'Next: ship it',
  complete: 'Next: hand it over',
  release: 'On hold',
  over: 'Done here',
}
