import { useState } from 'react'
import type { Person } from '../../../src-shared/station-contract/status.ts'
import { SwitchPerson } from '../../screens/bench/entrance/switch-person.tsx'
import { Initials } from '../../ui/initials.tsx'
import css from './person-switch.module.css'

/** Who works here. A tap lets somebody else take over. */
export function PersonSwitch({ person }: { person: Person }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={css['person']}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        title="Switch person"
      >
        <Initials name={person.name} size="sm" />
        <span className={css['name']}>{person.name}</span>
      </button>
      <SwitchPerson opened={open} onClose={() => setOpen(false)} />
    </>
  )
}
