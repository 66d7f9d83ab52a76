import { ActionIcon, Button, Input, NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core'
import { PROCESSES } from '../../../../src-shared/maker/profile.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import form from '../parts/form.module.css'
import css from './maker.module.css'
import type { MachineDraft, ProfileDraft, Wrong } from './profile-draft.ts'

interface ProfileFieldsProps {
  draft: ProfileDraft
  wrong: Wrong
  onChange: (more: Partial<ProfileDraft>) => void
}

const MATERIALS = [
  'PLA',
  'PETG',
  'ABS',
  'TPU',
  'Nylon 12',
  'Resin',
  'Plywood',
  'Acrylic',
  'Aluminium',
  'Stoneware',
]
const COLOURS = ['Black', 'White', 'Grey', 'Red', 'Blue', 'Green', 'Yellow', 'Natural']

/** What a maker can make, where, and how much at once. */
export function ProfileFields({ draft, wrong, onChange }: ProfileFieldsProps) {
  return (
    <>
      <TagsInput
        label="Processes"
        description="Choose, or type your own and press Enter"
        data={[...PROCESSES]}
        value={draft.processes}
        onChange={(processes) => onChange({ processes })}
        maxTags={60}
        clearable
      />
      <div className={form['grid']}>
        <TagsInput
          label="Materials"
          description="None: whatever a job asks for"
          data={MATERIALS}
          value={draft.materials}
          onChange={(materials) => onChange({ materials })}
        />
        <TagsInput
          label="Colours"
          description="None: whatever a job asks for"
          data={COLOURS}
          value={draft.colours}
          onChange={(colours) => onChange({ colours })}
        />
      </div>
      <Machines machines={draft.machines} wrong={wrong} onChange={(machines) => onChange({ machines })} />
      <div className={form['grid']}>
        <TextInput
          label="City"
          value={draft.city}
          onChange={(event) => onChange({ city: event.currentTarget.value })}
          maxLength={120}
          dir="auto"
        />
        <TextInput
          label="Postal code"
          value={draft.postalCode}
          onChange={(event) => onChange({ postalCode: event.currentTarget.value })}
          maxLength={20}
        />
        <TextInput
          label="Country"
          placeholder="ZA"
          value={draft.country}
          error={wrong['country']}
          onChange={(event) => onChange({ country: event.currentTarget.value })}
          maxLength={2}
        />
        <NumberInput
          label="Jobs at once"
          value={draft.capacity}
          error={wrong['capacity']}
          onChange={(capacity) => onChange({ capacity })}
          min={0}
          max={1000}
          allowDecimal={false}
          hideControls
        />
        <NumberInput
          label="Latitude"
          description="For the distance; north is positive"
          value={draft.latitude}
          error={wrong['latitude']}
          onChange={(latitude) => onChange({ latitude })}
          decimalScale={5}
          hideControls
        />
        <NumberInput
          label="Longitude"
          description="East is positive"
          value={draft.longitude}
          error={wrong['longitude']}
          onChange={(longitude) => onChange({ longitude })}
          decimalScale={5}
          hideControls
        />
      </div>
      <Textarea
        label="Notes of the office"
        description="The maker does not see them"
        value={draft.notes}
        onChange={(event) => onChange({ notes: event.currentTarget.value })}
        maxLength={2000}
        rows={3}
        dir="auto"
      />
    </>
  )
}

interface MachinesProps {
  machines: readonly MachineDraft[]
  wrong: Wrong
  onChange: (machines: MachineDraft[]) => void
}

const SIDES = ['x', 'y', 'z'] as const

/** Machines with the largest thing that goes into each. */
function Machines({ machines, wrong, onChange }: MachinesProps) {
  const change = (at: number, more: Partial<MachineDraft>): void =>
    onChange(machines.map((machine, index) => (index === at ? { ...machine, ...more } : machine)))
  const errorOf = (at: number): string | undefined =>
    Object.entries(wrong).find(([field]) => field.startsWith(`machines.${at}`))?.[1]
  return (
    <Input.Wrapper
      label="Machines"
      labelElement="div"
      description="The largest thing that fits, in millimetres"
    >
      <div className={css['machines']}>
        {machines.map((machine, at) => (
          <div key={at} className={css['machineRow']}>
            <TextInput
              aria-label={`Name of machine ${at + 1}`}
              placeholder="Prusa MK4"
              value={machine.name}
              error={errorOf(at)}
              onChange={(event) => change(at, { name: event.currentTarget.value })}
              maxLength={60}
              dir="auto"
            />
            {SIDES.map((side) => (
              <NumberInput
                key={side}
                aria-label={`${side} of machine ${at + 1}, mm`}
                placeholder={`${side}, mm`}
                value={machine[side]}
                onChange={(value) => change(at, { [side]: value })}
                min={1}
                allowDecimal={false}
                hideControls
              />
            ))}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Remove machine ${at + 1}`}
              onClick={() => onChange(machines.filter((_, index) => index !== at))}
            >
              <Icon name="trash" size={18} />
            </ActionIcon>
          </div>
        ))}
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="plus" size={16} />}
            onClick={() => onChange([...machines, { name: '', x: '', y: '', z: '' }])}
          >
            Add a machine
          </Button>
        </div>
      </div>
    </Input.Wrapper>
  )
}
