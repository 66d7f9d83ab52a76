import pg from 'pg'
import type { Bench } from './measure.ts'
import { startProgram } from './program.ts'
import { hiddenField, rate, visit } from './shopper.ts'

const CHECKOUTS = 300
const LOOK_UPS = 3000
const TOGETHER = 16

const ADDRESS = {
  email: 'bench@example.test',
  name: 'Zoë Müller',
  line1: '12 Long Street',
  city: 'Cape Town',
  postalCode: '8001',
  country: 'ZA',
}
const ipOf = (turn: number): string => `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`

/** Whole checkouts (cart, form, order, payment page) and track look-ups a second, on one API process and Postgres. */
export const api: Bench = {
  title: 'checkouts and track look-ups',
  ids: ['api.checkout.rps', 'api.track.rps'],
  async run(world) {
    const { url: database } = await world.database()
    const cloud = await startProgram('cloud/main.ts', [], {
      DATABASE_URL: database,
      PACKBENCH_DATA: world.folder(),
      PORT: '0',
      PACKBENCH_DEMO: '1',
      PACKBENCH_DEMO_ORDERS: '500',
      TRUSTED_PROXIES: '1',
      LOG_LEVEL: 'error',
    })
    world.atEnd(cloud.stop)
    const checkouts = await rate(CHECKOUTS, TOGETHER, (turn) => checkOut(cloud.url, ipOf(turn)))
    const pool = new pg.Pool({ connectionString: database, max: 1 })
    const { rows } = await pool.query<{ order_number: string; customer_email: string }>(
      "select order_number, customer_email from orders where payment_status = 'paid' limit 500",
    )
    await pool.end()
    const lookUps = await rate(LOOK_UPS, TOGETHER, async (turn) => {
      const order = rows[turn % rows.length]!
      const answer = await visit(`${cloud.url}/track`, {
        form: { number: order.order_number, email: order.customer_email },
        ip: ipOf(turn),
      })
      if (answer.status !== 200) throw new Error(`A look-up was answered with ${answer.status}`)
    })
    const floor = await rate(
      LOOK_UPS,
      TOGETHER,
      async (turn) => void (await visit(`${cloud.url}/healthz`, { ip: ipOf(turn) })),
    )
    return [
      { id: 'api.checkout.rps', value: checkouts, unit: '/s', floor: null },
      { id: 'api.track.rps', value: lookUps, unit: '/s', floor },
    ]
  },
}

async function checkOut(url: string, ip: string): Promise<void> {
  const product = await visit(`${url}/products/mug-muizenberg-swell`, { ip })
  const variant = /name="variant"\s+value="([^"]+)"/.exec(product.body)?.[1] ?? ''
  const added = await visit(`${url}/cart/add`, {
    form: { form_token: hiddenField(product.body, 'form_token'), variant, quantity: '1' },
    cookies: product.cookies,
    ip,
  })
  if (added.status !== 303) throw new Error(`The cart answered ${added.status}`)
  const form = await visit(`${url}/checkout`, { cookies: product.cookies, ip })
  const hidden = Object.fromEntries(
    ['form_token', 'checkout_key', 'shown_total'].map((name) => [name, hiddenField(form.body, name)]),
  )
  const placed = await visit(`${url}/checkout`, {
    form: { ...hidden, ...ADDRESS },
    cookies: product.cookies,
    ip,
  })
  if (placed.status !== 303 || !placed.location?.includes('/pay/'))
    throw new Error(`The checkout answered ${placed.status} ${placed.location ?? ''}`)
}
