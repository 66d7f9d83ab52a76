import { createContext, use } from 'react'
import type { Person } from '../../../../src-shared/station-contract/status.ts'

/** What somebody who has just come in by password should know of the PIN: that they can set one, or that theirs works here. */
export interface Welcome {
  readonly personId: Person['id']
  readonly says: 'set_a_pin' | 'pin_works'
}

/** Who came in by password, said to whoever shows it. */
export const WelcomeContext = createContext<(welcome: Welcome | null) => void>(() => undefined)

export const useSayWelcome = (): ((welcome: Welcome | null) => void) => use(WelcomeContext)

/** What to say after a sign-in by password; null for somebody who was known here and has a PIN. */
export function welcomeFor(person: Person, knownBefore: readonly Person[]): Welcome | null {
  if (!person.hasPin) return { personId: person.id, says: 'set_a_pin' }
  const isNew = knownBefore.every((each) => each.id !== person.id)
  return isNew ? { personId: person.id, says: 'pin_works' } : null
}
