import type { PersonRow } from '../../../../src-shared/cloud-contract/office.ts'
import type { Column } from '../../../ui/data-table.tsx'
import { Initials } from '../../../ui/initials.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { TwoLines } from '../parts/two-lines.tsx'
import css from './person.module.css'
import { PERMISSIONS, ROLE_WORDS } from './person-words.ts'

const sayPermissions = (row: PersonRow): string =>
  PERMISSIONS.filter(({ value }) => row.permissions.includes(value))
    .map(({ word }) => word)
    .join(', ')

const name: Column<PersonRow> = {
  key: 'name',
  header: 'Name',
  width: 'minmax(14rem, 2.4fr)',
  cell: (row) => (
    <span className={css['named']}>
      <Initials name={row.name} size="sm" />
      <TwoLines top={<bdi>{row.name}</bdi>} below={row.email} />
    </span>
  ),
}
const role: Column<PersonRow> = {
  key: 'role',
  header: 'Role',
  width: '6rem',
  cell: (row) => ROLE_WORDS[row.role],
}
const factory: Column<PersonRow> = {
  key: 'factory',
  header: 'Factory',
  width: 'minmax(6rem, 1fr)',
  cell: (row) => <bdi>{row.factoryName}</bdi>,
}
const permissions: Column<PersonRow> = {
  key: 'permissions',
  header: 'May also',
  width: 'minmax(9rem, 1.6fr)',
  cell: sayPermissions,
}
const seen: Column<PersonRow> = {
  key: 'seen',
  header: 'Last seen',
  width: '8.5rem',
  cell: (row) => (row.lastSeenAt ? <Happened at={row.lastSeenAt} /> : 'Never'),
}
const state: Column<PersonRow> = {
  key: 'state',
  header: 'Sign-in',
  width: '9rem',
  cell: (row) =>
    row.active ? (
      row.oneTimePasswordUntil ? (
        <StateBadge tone="needs" icon="lock" word="New password" size="sm" />
      ) : (
        <StateBadge tone="done" icon="check" word="Active" size="sm" />
      )
    ) : (
      <StateBadge tone="stop" icon="lock" word="Taken out" size="sm" />
    ),
}

/** The columns; fewer beside an open detail. */
export const peopleColumns = (beside: boolean): Column<PersonRow>[] =>
  beside ? [name, role, factory, state] : [name, role, factory, permissions, seen, state]
