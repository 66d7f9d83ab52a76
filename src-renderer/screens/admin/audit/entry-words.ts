import type { AuditEntry, AuditSubject } from '../../../../src-shared/cloud-contract/audit.ts'
import type { IconName } from '../../../ui/icons/shapes.ts'
import type { Tone } from '../../../ui/state-badge.tsx'
import { lookOf } from '../orders/detail/event-look.ts'

/** What an entry can be about, as a filter and in the list. */
export const SUBJECTS: Record<AuditSubject, { word: string; icon: IconName }> = {
  order: { word: 'Order', icon: 'orders' },
  maker: { word: 'Maker', icon: 'person' },
  payout: { word: 'Payout', icon: 'money' },
  earning: { word: 'Earning', icon: 'money' },
  refund: { word: 'Refund', icon: 'money' },
  person: { word: 'Person', icon: 'people' },
  station: { word: 'Station', icon: 'station' },
  settings: { word: 'Settings', icon: 'settings' },
  import: { word: 'Import', icon: 'file' },
  audit: { word: 'Audit', icon: 'search' },
}

/** Who acts, by role. */
export const ROLES: readonly { value: string; label: string }[] = [
  { value: 'operator', label: 'Bench' },
  { value: 'maker', label: 'Maker' },
  { value: 'admin', label: 'Office' },
  { value: 'shopper', label: 'Customer' },
  { value: 'station', label: 'Station' },
  { value: 'service', label: 'By itself' },
]

/** Deeds that would be misread as one word after the other: the rest say themselves. */
const DEEDS: Record<string, string> = {
  'person.pin_reset': 'PIN reset',
  'station.code_made': 'Enrolment code made',
  'payout.left_out': 'Left out of a payout',
}

/** What an entry says that happened, and how it looks. What the office did wears the icon of what it was done to. */
export function entryLook({ source, kind, subject }: Pick<AuditEntry, 'source' | 'kind' | 'subject'>): {
  word: string
  icon: IconName
  tone: Tone
} {
  if (source === 'order') return lookOf(kind)
  const about = Object.hasOwn(SUBJECTS, subject) ? SUBJECTS[subject as AuditSubject] : undefined
  return { word: kindWord('office', kind), icon: about?.icon ?? 'dot', tone: 'waiting' }
}

/** A kind of entry in words: `payout.approved` → `Payout approved`. */
export function kindWord(source: AuditEntry['source'], kind: string): string {
  if (source === 'order') return lookOf(kind).word
  if (Object.hasOwn(DEEDS, kind)) return DEEDS[kind]!
  const words = kind.replaceAll(/[._]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What an entry is about: `Order PB-7H2KQ9WX`, `Maker Anna`; without a name only what it is. */
export function aboutWhat({ subject, subjectName }: Pick<AuditEntry, 'subject' | 'subjectName'>): string {
  const word = Object.hasOwn(SUBJECTS, subject) ? SUBJECTS[subject as AuditSubject].word : subject
  return subjectName ? `${word} ${subjectName}` : word
}
