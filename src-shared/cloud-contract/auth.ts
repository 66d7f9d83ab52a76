import { oc } from '@orpc/contract'
import { z } from 'zod'
import { permission } from '../fulfillment/document.ts'
import { deviceId, factoryId, makerId, storeId, userId } from '../ids/ids.ts'
import { instant } from '../std/instant.ts'

export const personRole = z.enum(['operator', 'maker', 'admin'])

/** Access tokens live 15 minutes; a refresh token is good for one use and is replaced by it. */
export const session = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresAt: instant,
  person: z.object({
    id: userId,
    name: z.string(),
    email: z.string(),
    role: personRole,
    permissions: z.array(permission),
  }),
  /** The password is a one-time one of the office: nothing else is possible before it is changed (`POST /auth/password`). */
  passwordDue: z.boolean(),
  /** Argon2id (PHC string) of the person's PIN, so that a station they signed in on can check it offline; null while unset. */
  pinHash: z.string().nullable(),
})
export type Session = z.infer<typeof session>

export const enrolledDevice = z.object({
  deviceId,
  /** Shown once. The station's own credential: `Authorization: Device <token>`. */
  deviceToken: z.string(),
  stationName: z.string(),
  store: z.object({
    id: storeId,
    name: z.string(),
    addressLines: z.array(z.string()),
    supportEmail: z.string(),
  }),
  factory: z.object({ id: factoryId, name: z.string() }).nullable(),
  /** Whose station it is, by `maker_profiles.id`. Neither a factory nor a maker: a desk of the office. */
  maker: z.object({ id: makerId, name: z.string() }).nullable(),
  cloudTime: instant,
})
export type EnrolledDevice = z.infer<typeof enrolledDevice>

export const auth = {
  enrol: oc
    .route({
      method: 'POST',
      path: '/stations/enrol',
      tags: ['stations'],
      summary: 'Enrol a station with a one-time code',
    })
    .input(z.object({ code: z.string().min(4).max(40), version: z.string().max(40) }))
    .output(enrolledDevice),
  signIn: oc
    .route({
      method: 'POST',
      path: '/auth/sign-in',
      tags: ['auth'],
      summary: 'Sign a person in, on a station or without one',
    })
    .input(z.object({ email: z.string().max(254), password: z.string().max(200) }))
    .output(session),
  refresh: oc
    .route({
      method: 'POST',
      path: '/auth/refresh',
      tags: ['auth'],
      summary: 'Trade a refresh token for a new pair',
    })
    .input(z.object({ refreshToken: z.string().max(200) }))
    .output(session),
  signOut: oc
    .route({
      method: 'POST',
      path: '/auth/sign-out',
      tags: ['auth'],
      summary: 'End the session of a refresh token',
    })
    .input(z.object({ refreshToken: z.string().max(200) }))
    .output(z.object({ ok: z.literal(true) })),
  setPin: oc
    .route({
      method: 'POST',
      path: '/auth/pin',
      tags: ['auth'],
      summary: 'Set the PIN of the signed-in person',
    })
    .input(z.object({ pin: z.string().regex(/^\d{4,8}$/, 'four to eight digits') }))
    .output(z.object({ pinHash: z.string() })),
  changePassword: oc
    .route({
      method: 'POST',
      path: '/auth/password',
      tags: ['auth'],
      summary: 'Change the password of the signed-in person; ends their sessions elsewhere',
    })
    .input(z.object({ current: z.string().max(200), next: z.string().min(10).max(200) }))
    .output(z.object({ ok: z.literal(true) })),
}
