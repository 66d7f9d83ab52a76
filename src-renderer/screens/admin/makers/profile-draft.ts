import { z } from 'zod'
import type { MakerDetail } from '../../../../src-shared/cloud-contract/makers/profiles.ts'
import {
  capabilities,
  makerLocation,
  type Capabilities,
  type MakerLocation,
} from '../../../../src-shared/maker/profile.ts'

/** A machine as it is being typed. */
export interface MachineDraft {
  readonly name: string
  readonly x: number | string
  readonly y: number | string
  readonly z: number | string
}

/** A profile as it is being typed. */
export interface ProfileDraft {
  processes: string[]
  materials: string[]
  colours: string[]
  machines: MachineDraft[]
  city: string
  postalCode: string
  country: string
  latitude: number | string
  longitude: number | string
  capacity: number | string
  notes: string
}

export const NO_PROFILE: ProfileDraft = {
  processes: [],
  materials: [],
  colours: [],
  machines: [],
  city: '',
  postalCode: '',
  country: '',
  latitude: '',
  longitude: '',
  capacity: 5,
  notes: '',
}

export const draftOf = ({ capabilities: can, location, capacity, notes }: MakerDetail): ProfileDraft => ({
  ...can,
  ...location,
  latitude: location.latitude ?? '',
  longitude: location.longitude ?? '',
  capacity,
  notes,
})

/** What is wrong, by field: `machines.0.x`, `country`. */
export type Wrong = Readonly<Record<string, string>>

/** A profile that can be saved, or what is wrong with it in words. */
export type ReadProfile =
  | { ok: true; capabilities: Capabilities; location: MakerLocation; capacity: number; notes: string }
  | { ok: false; wrong: Wrong }

const typed = z.object({ capabilities, location: makerLocation, capacity: z.int().min(0).max(1000) })

const numberOr = (value: number | string): number | null => (value === '' ? null : Number(value))

/** Reads what was typed. Machines without a name and size are left out. */
export function readProfile(draft: ProfileDraft): ReadProfile {
  const machines = draft.machines.filter(({ name, x, y, z: height }) => name.trim() || x || y || height)
  const read = typed.safeParse({
    capabilities: {
      ...draft,
      machines: machines.map((one) => ({
        name: one.name,
        x: Number(one.x),
        y: Number(one.y),
        z: Number(one.z),
      })),
    },
    location: {
      city: draft.city,
      postalCode: draft.postalCode,
      country: draft.country.trim().toUpperCase(),
      latitude: numberOr(draft.latitude),
      longitude: numberOr(draft.longitude),
    },
    capacity: draft.capacity === '' ? Number.NaN : Number(draft.capacity),
  })
  if (read.success) return { ok: true, ...read.data, notes: draft.notes }
  return {
    ok: false,
    wrong: Object.fromEntries(
      read.error.issues.map((issue) => {
        const field = issue.path.filter((step) => step !== 'capabilities' && step !== 'location').join('.')
        return [field, WORDS[field.split('.')[0]!] ?? issue.message]
      }),
    ),
  }
}

const WORDS: Record<string, string> = {
  country: 'Two letters, such as ZA',
  capacity: 'A whole number from 0 to 1,000',
  machines: 'A name, and whole millimetres',
  latitude: 'From −90 to 90',
  longitude: 'From −180 to 180, together with the latitude',
}
