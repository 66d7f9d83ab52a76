import type { CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import type { FulfillmentId, MakerId, OrderId } from '../../src-shared/ids/ids.ts'
import type { PlacedOrder, Shop } from './a-shop.ts'
import { loadFulfillments } from '../../cloud/fulfillment/load.ts'
import { saveAll, through } from '../../cloud/orders/change-fulfillments.ts'
import { officeOf } from './office-of.ts'

export interface PaidMaker {
  readonly id: MakerId
  readonly email: string
  readonly name: string
  /** Signs in as the maker. */
  client(): Promise<CloudClient>
}

export type MoneyOrder = Omit<PlacedOrder, 'orderId'> & { readonly orderId: OrderId }

/** A row of the ledger as tests look at it: kind, amount in cents, state, and `!` where a decision is needed. */
export type LedgerRow = readonly [kind: string, amount: number, state: string]

/** What the stories about makers' money are told with. */
export interface MakersMoney {
  readonly admin: () => Promise<CloudClient>
  /** Another admin, for what takes two. */
  readonly second: () => Promise<CloudClient>
  maker(options?: { bank?: boolean }): Promise<PaidMaker>
  /** A paid order of two mugs (R 370.00 of items: R 259.00 for its maker). */
  order(mugs?: number): Promise<MoneyOrder>
  assign(order: MoneyOrder, maker: PaidMaker): Promise<void>
  start(order: MoneyOrder): Promise<void>
  ship(order: MoneyOrder): Promise<void>
  /** An order that this maker has shipped. */
  shipped(maker: PaidMaker, mugs?: number): Promise<MoneyOrder>
  part(order: MoneyOrder): Promise<{ id: FulfillmentId; status: string }>
  ledger(order: MoneyOrder): Promise<LedgerRow[]>
  /** The calendar day of the cloud, by UTC. */
  today(): string
  newId(): string
}

/** Details of an account that exists only in the registry's example. */
export const A_BANK = {
  accountHolder: 'Thandi Müller & Söhne <GmbH>',
  bankName: 'Standard Bank',
  branchCode: '051001',
  accountNumber: '000123456789',
  iban: '',
  bic: 'SBZAZAJJ',
}

let people = 0

/** Gives a shop its makers and their money. */
export function makersMoney(shop: () => Shop): MakersMoney {
  const clients = new Map<string, { until: number; client: Promise<CloudClient> }>()
  /** A sign-in lives a quarter of an hour, and only so many are let in a minute. */
  const signedIn = (email: string): Promise<CloudClient> => {
    const { cloud } = shop()
    const known = clients.get(email)
    if (known && cloud.clock.now() < known.until) return known.client
    const client = cloud.as(email).then((headers) => cloud.client(headers))
    clients.set(email, { until: cloud.clock.now() + 600_000, client })
    return client
  }
  const money: MakersMoney = {
    admin: () => officeOf(shop()),
    async second() {
      const email = 'second@packbench.test'
      const known = await shop().rows('select id from users where email = $1', email)
      if (known.length === 0) await shop().cloud.addPerson({ email, role: 'admin' })
      return signedIn(email)
    },
    async maker({ bank = true } = {}) {
      people += 1
      const email = `money${people}@makers.test`
      const userId = await shop().cloud.addPerson({ email, role: 'maker' })
      const [row] = await shop().rows<{ id: MakerId }>(
        'update maker_profiles set bank = $2::jsonb where user_id = $1 returning id',
        userId,
        bank ? JSON.stringify(A_BANK) : null,
      )
      return {
        id: row!.id,
        email,
        name: `money${people}`,
        client: () => signedIn(email),
      }
    },
    async order(mugs = 2) {
      const order = await shop().paidOrder({ wants: [[shop().mug, mugs]] })
      return { ...order, orderId: order.orderId as OrderId }
    },
    async assign({ orderId }, { id }) {
      await (await money.admin()).makers.assign({ orderId, makerId: id, reason: 'near' })
    },
    async start(order) {
      const { cloud } = shop().cloud
      const { id } = await money.part(order)
      const [admin] = await shop().rows<{ id: string; name: string; store_id: string }>(
        "select id, name, store_id from users where role = 'admin' order by created_at limit 1",
      )
      const claims = {
        role: 'authenticated',
        store_id: admin!.store_id,
        sub: admin!.id,
        app_role: 'admin',
      } as const
      const refused = await cloud.db.as(claims, async (tx) => {
        const loaded = (await loadFulfillments(tx, [id])).get(id)!
        const start = { name: 'fulfillment.start', version: 1, args: {} }
        return saveAll(cloud, tx, [through(cloud, admin!, loaded, [start])])
      })
      if (refused) throw new Error(`Production did not start: ${refused.refused}`)
    },
    async ship(order) {
      await (
        await money.admin()
      ).orders.ship({
        id: order.orderId,
        fulfillmentId: (await money.part(order)).id,
        carrier: 'dhl',
        trackingNumber: `T${order.orderId.slice(-10)}`,
      })
    },
    async shipped(maker, mugs) {
      const order = await money.order(mugs)
      await money.assign(order, maker)
      await money.start(order)
      await money.ship(order)
      return order
    },
    async part({ orderId }) {
      const [row] = await shop().rows<{ id: FulfillmentId; status: string }>(
        'select id, status from fulfillment_requests where order_id = $1',
        orderId,
      )
      return row!
    },
    async ledger({ orderId }) {
      const rows = await shop().rows<{
        kind: string
        amount: string
        state: string
        decision_needed: boolean
      }>(
        'select kind, amount, state, decision_needed from maker_earnings where order_id = $1 order by created_at, id',
        orderId,
      )
      return rows.map(({ kind, amount, state, decision_needed }) => [
        kind,
        Number(amount),
        decision_needed ? `${state}!` : state,
      ])
    },
    today: () => new Date(shop().cloud.clock.now()).toISOString().slice(0, 10),
    newId: () => shop().cloud.cloud.newId(),
  }
  return money
}
