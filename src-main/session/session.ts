import { z } from 'zod'
import type { Session as CloudSession } from '../../src-shared/cloud-contract/auth.ts'
import type { CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import { userId } from '../../src-shared/ids/ids.ts'
import { toMs } from '../../src-shared/std/instant.ts'
import type { Person } from '../../src-shared/station-contract/status.ts'
import type { KnownPerson } from '../replica/people-table.ts'
import type { StationFile } from '../replica/station-file.ts'
import { cloudApi, explainFailure, isUnauthorized, type Failure, type Fetch } from './cloud-api.ts'
import { readEnrolment, type Done } from './enrolment.ts'
import { passwordsDue } from './password-due.ts'
import { pinFits } from './pin.ts'
import type { Secrets } from './secrets.ts'

/** After so many wrong PINs only the password helps. */
const PIN_TRIES = 5
/** An access token is renewed when it has less than this to live. */
const MARGIN_MS = 60_000

export interface SessionOptions {
  readonly file: StationFile
  readonly secrets: Secrets
  readonly fetch: Fetch
  /** The true time as well as the station knows it, ms. */
  readonly now: () => number
  readonly onChange: () => void
}

export type Session = ReturnType<typeof openSession>

/** Who stands at the bench. People sign in once with their password, then switch by PIN, offline too. */
export function openSession({ file, secrets, fetch, now, onChange }: SessionOptions) {
  const { people, settings } = file
  const due = passwordsDue(file)
  const access = new Map<string, { token: string; until: number }>()
  const refreshing = new Map<string, Promise<string | null>>()

  const current = (): KnownPerson | null => {
    const id = settings.get('signedIn', z.uuid())
    const person = id === null ? null : people.find(id)
    return person && due.has(person.id) ? { ...person, passwordDue: true } : person
  }
  const api = (authorization: string | null): CloudClient | null => {
    const enrolment = readEnrolment(file)
    return enrolment && cloudApi(enrolment.cloudUrl, fetch, authorization)
  }
  const deviceHeader = (): string | null => {
    const enrolment = readEnrolment(file)
    const token = enrolment && secrets.open(enrolment.sealedToken)
    return token === null ? null : `Device ${token}`
  }

  function remember(session: CloudSession): void {
    const { accessToken, refreshToken, expiresAt, person, pinHash, passwordDue } = session
    access.set(person.id, { token: accessToken, until: toMs(expiresAt) })
    people.put({
      ...person,
      permissions: [...person.permissions],
      pinHash,
      refreshToken: secrets.seal(refreshToken),
      wrongPins: 0,
    })
    due.note(person.id, passwordDue)
  }

  /** A refresh token is good for one use: two calls at once share one refresh. Null where the password is needed. */
  function refresh(person: KnownPerson): Promise<string | null> {
    let running = refreshing.get(person.id)
    if (!running) refreshing.set(person.id, (running = renew().finally(() => refreshing.delete(person.id))))
    return running

    async function renew(): Promise<string | null> {
      const refreshToken = person.refreshToken === null ? null : secrets.open(person.refreshToken)
      const cloud = api(deviceHeader())
      if (refreshToken === null || !cloud) return null
      try {
        const fresh = await cloud.auth.refresh({ refreshToken })
        // Null where the office took the PIN back.
        remember(fresh)
        return fresh.accessToken
      } catch (error) {
        if (!isUnauthorized(error)) throw error
        people.put({ ...person, refreshToken: null })
        return null
      }
    }
  }

  async function bearer(person: KnownPerson): Promise<string | null> {
    const kept = access.get(person.id)
    return kept && kept.until - now() > MARGIN_MS ? kept.token : refresh(person)
  }

  /** Runs a call with the signed-in person's token; once more with a fresh one if it was not taken. */
  async function asPerson<T>(
    call: (cloud: CloudClient) => Promise<T>,
  ): Promise<{ ok: true; value: T } | ({ ok: false } & Failure)> {
    const person = current()
    if (!person) return { ok: false, code: 'SIGN_IN', sentence: 'Nobody is signed in on this station.' }
    try {
      const token = await bearer(person)
      const cloud = token && api(`Bearer ${token}`)
      if (!cloud) return { ok: false, code: 'SIGN_IN', sentence: 'Sign in again with your password.' }
      try {
        return { ok: true, value: await call(cloud) }
      } catch (error) {
        if (!isUnauthorized(error)) throw error
        access.delete(person.id)
        const fresh = await refresh(people.find(person.id) ?? person)
        const again = fresh && api(`Bearer ${fresh}`)
        if (!again) throw error
        return { ok: true, value: await call(again) }
      }
    } catch (error) {
      return { ok: false, ...explainFailure(error) }
    }
  }

  return {
    person: (): KnownPerson | null => current(),
    asPerson,
    /** The station's own credential as a header, for what belongs to nobody in particular. */
    asStation: (): CloudClient | null => api(deviceHeader()),
    people: (): Person[] => people.all().map(asShown),

    async signIn(asked: { email: string; password: string }): Promise<Done> {
      const cloud = api(deviceHeader())
      if (!cloud) return { ok: false, sentence: 'Enrol this station first, with the code from the office.' }
      try {
        const session = await cloud.auth.signIn(asked)
        file.transact(() => {
          remember(session)
          settings.set('signedIn', session.person.id)
        })
        onChange()
        return { ok: true }
      } catch (error) {
        const failure = explainFailure(error)
        return {
          ok: false,
          sentence:
            failure.code === 'SIGN_IN' ? 'That email and password do not belong together.' : failure.sentence,
        }
      }
    },

    async switchByPin({ userId: id, pin }: { userId: string; pin: string }): Promise<Done> {
      const person = people.find(id)
      if (!person)
        return {
          ok: false,
          sentence: 'This person has not signed in on this station yet. Sign in with the password once.',
        }
      if (person.pinHash === null)
        return {
          ok: false,
          sentence: `${person.name} has no PIN yet. Sign in with the password, then set one.`,
        }
      if (person.wrongPins >= PIN_TRIES)
        return { ok: false, sentence: 'Too many wrong PINs. Sign in with the password.' }
      // Counted before it is checked, so that pulling the plug does not give another try.
      people.put({ ...person, wrongPins: person.wrongPins + 1 })
      if (!(await pinFits(pin, person.pinHash))) {
        const left = PIN_TRIES - person.wrongPins - 1
        return {
          ok: false,
          sentence:
            left > 0
              ? `Wrong PIN. ${left} ${left === 1 ? 'try' : 'tries'} left.`
              : 'Too many wrong PINs. Sign in with the password.',
        }
      }
      file.transact(() => {
        people.put({ ...person, wrongPins: 0 })
        settings.set('signedIn', id)
      })
      onChange()
      return { ok: true }
    },

    async setPin({ pin }: { pin: string }): Promise<Done> {
      const set = await asPerson((cloud) => cloud.auth.setPin({ pin }))
      if (!set.ok) return { ok: false, sentence: set.sentence }
      const person = current()
      if (person) people.put({ ...person, pinHash: set.value.pinHash, wrongPins: 0 })
      onChange()
      return { ok: true }
    },

    async changePassword(asked: { current: string; next: string }): Promise<Done> {
      const person = current()
      const changed = await asPerson((cloud) => cloud.auth.changePassword(asked))
      if (!changed.ok) return { ok: false, sentence: changed.sentence }
      if (person) due.note(person.id, false)
      onChange()
      return { ok: true }
    },

    /** Nobody is at the bench any more. Tokens stay sealed here, so that a PIN is enough to come back. */
    signOut(): Done {
      settings.remove('signedIn')
      onChange()
      return { ok: true }
    },
  }
}

export const asShown = (person: KnownPerson): Person => ({
  id: userId.parse(person.id),
  name: person.name,
  role: person.role,
  permissions: person.permissions,
  hasPin: person.pinHash !== null,
  ...(person.passwordDue && { passwordDue: true }),
})
