import { z } from 'zod'
import { DEMO_FACTORIES, DEMO_PASSWORD, DEMO_PEOPLE } from '../../cloud/demo/accounts.ts'

/** The bench that `npm start` brings up, by name in the list of stations. */
const bench = 'Bench 1'

const signedIn = z.object({ accessToken: z.string() })
const factories = z.array(z.object({ id: z.string(), name: z.string() }))
const stations = z.array(z.object({ name: z.string(), revokedAt: z.unknown() }))
const fresh = z.object({ code: z.string() })

/**
 * The one-time code that enrols the bench, made the way an admin makes one. Null when the bench is enrolled already
 * and its station is not new, or when the cloud is not a demo and nobody can be signed in.
 */
export async function demoEnrolmentCode(cloudUrl: string, isNew: boolean): Promise<string | null> {
  const admin = DEMO_PEOPLE.find(({ role }) => role === 'admin')
  if (!admin) return null
  const session = await call(cloudUrl, '/auth/sign-in', { email: admin.email, password: DEMO_PASSWORD })
  if (!session) return null
  const { accessToken } = signedIn.parse(session)
  const known = stations.parse(await call(cloudUrl, '/stations', undefined, accessToken))
  if (!isNew && known.some(({ name, revokedAt }) => name === bench && revokedAt === null)) return null
  const all = factories.parse(await call(cloudUrl, '/factories', undefined, accessToken))
  const factory = all.find(({ name }) => name === DEMO_FACTORIES[0].name)
  if (!factory) return null
  const code = await call(
    cloudUrl,
    '/stations/codes',
    { stationName: bench, factoryId: factory.id },
    accessToken,
  )
  return fresh.parse(code).code
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
