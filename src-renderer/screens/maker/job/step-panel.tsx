import { Button } from '@mantine/core'
import type { FormEvent, RefObject } from 'react'
import type { Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import { countryName } from '../../../../src-shared/order/address.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { OneMoreParcel } from '../../bench/pack/one-more-parcel.tsx'
import { ParcelForm } from '../../bench/pack/parcel-form.tsx'
import type { Packing } from '../../bench/pack/use-packing.ts'
import { AddressBlock } from '../../parts/address-block.tsx'
import { ParcelList } from '../../parts/parcel-list.tsx'
import type { JobStep } from './job-step.ts'
import css from './step.module.css'
import type { JobSteps } from './use-job-step.ts'

const TITLES: Record<JobStep['kind'], string> = {
  start: 'Next: make it',
  ship: 'Next: ship it',
  complete: 'Next: hand it over',
  release: 'On hold',
  over: 'Done here',
}

interface StepPanelProps {
  doc: Fulfillment
  packing: Packing
  steps: JobSteps
  form: RefObject<HTMLFormElement | null>
}

/** What to do next with a job, with what has to be known and filled in for it. */
export function StepPanel({ doc, packing, steps, form }: StepPanelProps) {
  const { step } = steps
  return (
    <Panel title={TITLES[step.kind]}>
      <div className={css['panel']}>
        {step.kind === 'ship' && (
          <>
            {doc.shipTo && <AddressBlock to={doc.shipTo} />}
            <ParcelForms packing={packing} form={form} onSubmit={steps.go} />
          </>
        )}
        {(step.kind === 'start' || step.kind === 'complete') && (
          <p className={css['words']}>
            {doc.requiresShipping && doc.shipTo ? (
              <>
                Goes to <bdi>{doc.shipTo.city}</bdi>, {countryName(doc.shipTo.country)}. The address is shown
                when it is to be shipped.
              </>
            ) : (
              'Nothing is sent: it is collected.'
            )}
          </p>
        )}
        {step.kind === 'release' && <p className={css['words']}>{step.reason}</p>}
        {step.kind === 'over' &&
          (doc.parcels.length > 0 ? (
            <ParcelList parcels={doc.parcels} />
          ) : (
            <p className={css['words']}>Nothing is left to do with this job.</p>
          ))}
        {step.kind === 'over' && packing.undoable === null && (
          <OneMoreParcel doc={doc} size="sm" onAdd={packing.addSentParcel} />
        )}
      </div>
    </Panel>
  )
}

/** The parcels that are being made ready: tracking number and carrier of each. */
function ParcelForms({
  packing,
  form,
  onSubmit,
}: Pick<StepPanelProps, 'packing' | 'form'> & { onSubmit: () => void }) {
  const { drafts, setDrafts } = packing
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit()
  }
  return (
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
      {/* Enter in a field sends a form of several fields only where it has a button for it. */}
      <button type="submit" hidden tabIndex={-1} aria-hidden />
      <Button
        variant="subtle"
        size="xs"
        leftSection={<Icon name="plus" size={16} />}
        onClick={packing.addParcel}
      >
        Another parcel
      </Button>
    </form>
  )
}
