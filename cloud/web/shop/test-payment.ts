import { setTimeout } from 'node:timers/promises'
import { html } from 'hono/html'
import { z } from 'zod'
import { currency, formatMoney, minorUnits } from '../../../src-shared/money/money.ts'
import { readShop } from '../../catalog/shop.ts'
import type { Cloud } from '../../cloud.ts'
import type { Tx } from '../../db/database.ts'
import type { CloudApp } from '../../http.ts'
import { sendTestPaymentJob } from '../../jobs/send-test-payment.ts'
import { thankYouUrl } from '../../payments/open-checkout.ts'
import { notFoundPage, staleFormPage } from '../error-page.ts'
import { readForm } from '../form.ts'
import { showPage, type Html } from '../page.ts'
import { senderOf, visitorOf } from '../visitor.ts'

const payment = z.object({
  reference: z.string(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  amount: minorUnits,
  currency,
  status: z.string(),
})
type Payment = z.infer<typeof payment>

/**
 * `/pay/test/{reference}`: the hosted page of the test provider, which plays somebody else's. It decides nothing here:
 * the button only sends off the provider's signed webhook, and that makes the order paid, as with every provider.
 */
export function testPaymentRoutes(app: CloudApp, cloud: Cloud): void {
  app.get('/pay/test/:reference', async (c) => {
    const visitor = visitorOf(c, cloud)
    const page = await cloud.db.asService(async (tx) => {
      const due = await find(tx, c.req.param('reference'))
      return due && { due, shop: await readShop(tx, cloud.storeId) }
    })
    if (!page) return notFoundPage(c, cloud)
    if (settled(page.due)) return c.redirect(thankYouUrl(cloud, page.due.orderId), 303)
    return showPage(c, {
      title: 'Test payment',
      shop: page.shop,
      body: payPage(page.due, visitor.formToken),
      formsTo: new URL(cloud.publicUrl).origin,
    })
  })

  app.post('/pay/test/:reference', async (c) => {
    const reference = c.req.param('reference')
    const form = await readForm(c)
    const decision = z.enum(['paid', 'failed']).safeParse(form?.get('decision'))
    if (!decision.success || !senderOf(c, cloud, form?.get('form_token') ?? ''))
      return staleFormPage(c, cloud, `/pay/test/${encodeURIComponent(reference)}`)
    const due = await cloud.db.asService(async (tx) => {
      const found = await find(tx, reference)
      if (found && !settled(found)) await decide(cloud, tx, found, decision.data)
      return found
    })
    if (!due) return notFoundPage(c, cloud)
    await untilHeard(cloud, reference, decision.data)
    return c.redirect(thankYouUrl(cloud, due.orderId), 303)
  })
}

/** How long a hosted page keeps its shopper while the webhook is on its way, and how often it looks, in milliseconds. */
const PATIENCE = 5000
const GLANCE = 40

/** Like the pages of real providers: it sends the shopper back once its webhook was answered, or when that takes too long. */
async function untilHeard(cloud: Cloud, reference: string, outcome: 'paid' | 'failed'): Promise<void> {
  const until = cloud.clock.monotonic() + PATIENCE
  while (cloud.clock.monotonic() < until) {
    const now = await cloud.db.asService((tx) => find(tx, reference))
    if (now?.status === outcome || (now && settled(now))) return
    await setTimeout(GLANCE)
  }
}

const settled = ({ status }: Payment): boolean => status !== 'pending' && status !== 'failed'

async function find(tx: Tx, reference: string): Promise<Payment | null> {
  const rows = await tx.rows(
    payment,
    `select p.reference, o.id as "orderId", o.order_number as "orderNumber", p.amount::int, p.currency, p.status
     from payments p join orders o on o.id = p.order_id where p.provider = 'test' and p.reference = $1`,
    [reference.slice(0, 100)],
  )
  return rows[0] ?? null
}

/** The same decision twice is the same event: its id says what was decided about which payment. */
async function decide(
  cloud: Cloud,
  tx: Tx,
  { reference, amount, currency: code }: Payment,
  outcome: 'paid' | 'failed',
): Promise<void> {
  const id = `evt_${reference}_${outcome}`
  const message = {
    type: `payment.${outcome}` as const,
    timestamp: new Date(cloud.clock.now()).toISOString(),
    data: { reference, amount, currency: code },
  }
  await cloud.jobs.enqueue(tx, sendTestPaymentJob, { id, message }, { singletonKey: id })
}

const payPage = (due: Payment, formToken: string): Html =>
  html`<div class="narrow stack">
    <p class="notice">
      <strong>Test payment</strong>No money moves. This page stands in for a payment provider, so that the
      whole way can be tried.
    </p>
    <div class="card stack">
      <p class="soft">Order <span class="code">${due.orderNumber}</span></p>
      <h1 class="number">${formatMoney(due.amount, due.currency)}</h1>
      ${due.status === 'failed' ? html`<p class="notice bad">The last attempt was declined. You can try again.</p>` : ''}
      <form class="form" method="post">
        <input type="hidden" name="form_token" value="${formToken}" />
        <button class="button wide" name="decision" value="paid">Pay</button
        ><button class="button quiet wide" name="decision" value="failed">Decline</button>
      </form>
    </div>
  </div>`
