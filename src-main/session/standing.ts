import { createHash } from 'node:crypto'
import type { StationAnswer, StationReport } from '../../src-shared/cloud-contract/station-report.ts'
import type { KnownPerson } from '../replica/people-table.ts'
import type { StationFile } from '../replica/station-file.ts'
import { passwordsDue } from './password-due.ts'

/** Which PIN a hash is, for the cloud to compare: nothing to guess it by. */
const pinMark = (hash: string | null): string | null =>
  hash && createHash('sha256').update(hash).digest('hex').slice(0, 16)

/** Who is known on this station, as the cloud is asked about them. */
export const askAbout = (people: readonly KnownPerson[]): StationReport['people'] =>
  people.slice(0, 500).map(({ id, pinHash }) => ({
    id: id as StationReport['people'][number]['id'],
    pin: pinMark(pinHash),
  }))

/**
 * Takes over what the cloud says of the people it was asked about: a name, role or permission that changed, a PIN that
 * was taken back, and who may not come in here any more. Answers whether anything is different. What they did before and
 * what waits in the outbox stays theirs.
 */
export function takeOverStanding(
  file: StationFile,
  asked: StationReport['people'],
  said: StationAnswer['people'],
): boolean {
  const { people } = file
  const due = passwordsDue(file)
  const still = new Map(said.map((one) => [one.id as string, one]))
  let different = false
  file.transact(() => {
    for (const { id, pin } of asked) {
      const known = people.find(id)
      if (!known) continue
      const now = still.get(id)
      if (!now) {
        people.remove(id)
        due.note(id, false)
        different = true
        continue
      }
      // A PIN that was set since the question is not the one that the answer is about.
      const forget = now.forgetPin && pinMark(known.pinHash) === pin
      const next: KnownPerson = {
        ...known,
        name: now.name,
        email: now.email,
        role: now.role,
        permissions: [...now.permissions],
        pinHash: forget ? null : known.pinHash,
        wrongPins: forget ? 0 : known.wrongPins,
      }
      if (JSON.stringify(next) !== JSON.stringify(known) || due.has(id) !== now.passwordDue) different = true
      people.put(next)
      due.note(id, now.passwordDue)
    }
  })
  return different
}
