import { z } from 'zod'
import { DEMO_FACTORIES, DEMO_PASSWORD, DEMO_PEOPLE } from '../../cloud/demo/accounts.ts'
import { DEMO_MAKERS } from '../../cloud/demo/makers.ts'

/** The stations that `npm start` brings up, by name in the list of stations: a bench, and a maker's own. */
const NAMES = { bench: 'Bench 1', workshop: `Workshop of ${DEMO_MAKERS[0]!.name}` } as const
export type DemoStation = keyof typeof NAMES

const signedIn = z.object({ accessToken: z.string() })
const factories = z.array(z.object({ id: z.string(), name: z.string() }))
const named = z.object({ name: z.string(), revokedAt: z.unknown() })
/** A list, or a page of one. */
const stations = z.union([z.array(named), z.object({ rows: z.array(named) }).transform((page) => page.rows)])
const makers = z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) })
const fresh = z.object({ code: z.string() })

/**
 * The one-time code that enrols a station of the demo, made the way an admin makes one. Null when it is enrolled already
 * and its folder is not new, or when the cloud is not a demo and nobody can be signed in.
 */
export async function demoEnrolmentCode(
  cloudUrl: string,
  station: DemoStation,
  isNew: boolean,
): Promise<string | null> {
  const admin = DEMO_PEOPLE.find(({ role }) => role === 'admin')
  if (!admin) return null
  const session = await call(cloudUrl, '/auth/sign-in', { email: admin.email, password: DEMO_PASSWORD })
  if (!session) return null
  const { accessToken } = signedIn.parse(session)
  const known = stations.parse(await call(cloudUrl, '/stations', undefined, accessToken))
  const isKnown = known.some(({ name, revokedAt }) => name === NAMES[station] && revokedAt === null)
  if (!isNew && isKnown) return null
  const place = await placeOf(cloudUrl, station, accessToken)
  if (!place) return null
  const code = await call(
    cloudUrl,
    '/stations/codes',
    { stationName: NAMES[station], factoryId: null, ...place },
    accessToken,
  )
  return fresh.parse(code).code
}

/** Where the station stands: at the first factory, or with the first maker. */
async function placeOf(
  cloudUrl: string,
  station: DemoStation,
  accessToken: string,
): Promise<{ factoryId: string } | { makerId: string } | null> {
  if (station === 'bench') {
    const all = factories.parse(await call(cloudUrl, '/factories', undefined, accessToken))
    const factory = all.find(({ name }) => name === DEMO_FACTORIES[0].name)
    return factory ? { factoryId: factory.id } : null
  }
  const wanted = DEMO_MAKERS[0]!
  const found = makers.parse(
    await call(cloudUrl, `/makers?search=${encodeURIComponent(wanted.email)}`, undefined, accessToken),
  )
  return found.rows[0] ? { makerId: found.rows[0].id } : null
}

/** One call of the cloud's JSON API: the answer, or null when it says no. */
async function call(cloudUrl: string, path: string, body?: object, token?: string): Promise<unknown> {
  const response = await fetch(`${cloudUrl}/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  return response.ok ? response.json() : null
}
