import type { PersonRow } from '../../../src-shared/cloud-contract/people.ts'
import type { AuditEntry } from '../../audit/record.ts'

type Said = Pick<AuditEntry, 'action' | 'detail' | 'change'>

/** What a change of a person comes to, for the audit log; null when nothing is different. */
export function sayChange(before: PersonRow, after: PersonRow): Said | null {
  const fields: readonly (readonly [string, unknown, unknown])[] = [
    ['role', before.role, after.role],
    ['active', before.active, after.active],
    ['factory', before.factoryName, after.factoryName],
    // An admin's and a maker's follow from the role.
    ...(after.role === 'operator'
      ? [['permissions', before.permissions.toSorted(), after.permissions.toSorted()] as const]
      : []),
  ]
  const change = Object.fromEntries(
    fields
      .filter(([, was, is]) => JSON.stringify(was) !== JSON.stringify(is))
      .map(([name, was, is]) => [name, [was, is] as const]),
  )
  if (Object.keys(change).length === 0) return null
  const action =
    'role' in change
      ? 'person.role_changed'
      : 'active' in change
        ? after.active
          ? 'person.let_in'
          : 'person.taken_out'
        : 'person.changed'
  return { action, detail: `${after.name}: ${Object.keys(change).join(', ')}`, change }
}
