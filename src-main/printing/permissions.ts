import type { Permission } from '../../src-shared/fulfillment/document.ts'
import type { Person } from '../../src-shared/station-contract/status.ts'

export const SIGN_IN = 'Sign in first: every sheet carries who asked for it.'
export const NOT_ALLOWED = {
  reprint: 'You may not print a paper again. Someone with the permission to reprint can do it for you.',
  manage_printers:
    'You may not change printers. Someone with the permission to manage printers can do it for you.',
} as const

/** Admins may everything; others what their permissions name. */
export const may = (person: Person, permission: Permission): boolean =>
  person.role === 'admin' || person.permissions.includes(permission)
