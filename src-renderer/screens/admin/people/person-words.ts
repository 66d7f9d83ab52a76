import type { PersonRow } from '../../../../src-shared/cloud-contract/office.ts'
import type { Permission } from '../../../../src-shared/fulfillment/document.ts'

/** What a role is called. */
export const ROLE_WORDS: Record<PersonRow['role'], string> = {
  operator: 'Operator',
  maker: 'Maker',
  admin: 'Admin',
}

/** What each permission lets a person do. */
export const PERMISSIONS: readonly { value: Permission; word: string; meaning: string }[] = [
  {
    value: 'confirm_by_hand',
    word: 'Confirm by hand',
    meaning: 'Count a piece without scanning it, with a reason',
  },
  { value: 'reprint', word: 'Reprint', meaning: 'Print a label or slip once more, with a reason' },
  {
    value: 'manage_printers',
    word: 'Manage printers',
    meaning: 'Add, change and remove printers at a station',
  },
]

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** 16 random bytes → a first password in four groups, without letters that look alike: `k7qm-4xnp-…`. */
export const passwordFrom = (random: Uint8Array): string =>
  (
    Array.from(random.subarray(0, 16), (byte) => LETTERS[byte % LETTERS.length])
      .join('')
      .match(/.{4}/g) ?? []
  ).join('-')
