import { z } from 'zod'
import { DEMO_PASSWORD } from '../../../cloud/demo/accounts.ts'

/** Olga, who runs the store. */
export const ADMIN = 'olga@demo.test'

const session = z.object({ accessToken: z.string() })
const orders = z.object({ rows: z.array(z.object({ id: z.uuid(), number: z.string() })) })

/** Cancels the order with this number in the office, while stations may be cut off. Speaks to the cloud's JSON API. */
export async function cancelInOffice(cloudUrl: string, number: string, reason: string): Promise<void> {
  const ask = async (path: string, token: string | null, body?: object): Promise<unknown> => {
    const answer = await fetch(`${cloudUrl}/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        'content-type': 'application/json',
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  const signedIn = await ask('/auth/sign-in', null, { email: ADMIN, password: DEMO_PASSWORD })
  const token = session.parse(signedIn).accessToken
  const found = orders.parse(await ask(`/orders?search=${number}`, token)).rows
  const order = found.find((each) => each.number === number)
  if (!order) throw new Error(`The office does not find ${number}`)
  await ask(`/orders/${order.id}/cancel`, token, { reason })
}
