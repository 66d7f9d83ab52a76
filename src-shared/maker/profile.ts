import { z } from 'zod'
import { line, tidyText } from '../std/plain-text.ts'

/** Processes that every store knows; a maker may have others. */
export const PROCESSES = [
  'FDM',
  'SLA',
  'SLS',
  'Laser cutting',
  'CNC',
  'UV print',
  'DTG',
  'Screen print',
  'Giclée',
  'Sublimation',
  'Embroidery',
  'Ceramics',
] as const

/** Whether a maker gets jobs: `paused` gets no new ones and keeps what they have; `suspended` gets none. */
export const makerStatus = z.enum(['active', 'paused', 'suspended'])
export type MakerStatus = z.infer<typeof makerStatus>

const words = z
  .array(line(60))
  .max(60)
  .transform((all) => [...new Set(all)])

/** A machine and the largest thing that fits into it, in whole millimetres. */
export const machine = z.object({
  name: line(60),
  x: z.int().positive().max(100_000),
  y: z.int().positive().max(100_000),
  z: z.int().positive().max(100_000),
})
export type Machine = z.infer<typeof machine>

/** What a maker can make. No materials or colours listed: they get whatever a job asks for. */
export const capabilities = z.object({
  processes: words.default([]),
  materials: words.default([]),
  colours: words.default([]),
  machines: z.array(machine).max(40).default([]),
})
export type Capabilities = z.infer<typeof capabilities>

const perhaps = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((text) => tidyText(text).replace(/\n+/g, ' '))
    .pipe(z.string().max(max))
    .default('')

/** Where a maker works. Degrees are WGS 84, north and east positive; both or neither. */
export const makerLocation = z
  .object({
    city: perhaps(120),
    postalCode: perhaps(20),
    /** ISO 3166-1 alpha-2, or empty. */
    country: z
      .string()
      .regex(/^([A-Z]{2})?$/, 'a two-letter country code such as ZA or DE')
      .default(''),
    latitude: z.number().min(-90).max(90).nullable().default(null),
    longitude: z.number().min(-180).max(180).nullable().default(null),
  })
  .refine(({ latitude, longitude }) => (latitude === null) === (longitude === null), {
    message: 'Latitude and longitude go together',
    path: ['longitude'],
  })
export type MakerLocation = z.infer<typeof makerLocation>

/** What the database holds of a profile; a new one holds `{}`. */
export const storedCapabilities = z.preprocess((stored) => stored ?? {}, capabilities)
export const storedLocation = z.preprocess((stored) => stored ?? {}, makerLocation)
