import type { Person, StationStatus } from '../../../src-shared/station-contract/status.ts'
import css from './top-strip.module.css'
import { LivingSigns } from './living-signs.tsx'
import { PersonSwitch } from './person-switch.tsx'
import { SearchEverything } from './search-everything.tsx'

/** Where am I, who am I, find anything, and the three living signs. Nothing else belongs up here. */
export function TopStrip({ status, person }: { status: StationStatus; person: Person }) {
  return (
    <header className={css['strip']}>
      <div className={css['where']}>
        <strong>{status.enrolment?.stationName}</strong>
        <span>{status.enrolment?.factory?.name}</span>
      </div>
      <PersonSwitch person={person} />
      <SearchEverything />
      <LivingSigns status={status} />
    </header>
  )
}
