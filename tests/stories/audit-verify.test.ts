import { beforeEach, describe, expect, test } from 'vitest'
import type { Verification } from '../../src-shared/cloud-contract/audit.ts'
import type { CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import { verifyAuditNightly } from '../../cloud/jobs/verify-audit.ts'
import { runVerification } from '../../cloud/audit/verify/run.ts'
import { recordAudit } from '../../cloud/audit/record.ts'
import { recordOrderEvent } from '../../cloud/orders/record-order-event.ts'
import { problemOf } from '../support/a-cloud.ts'
import { eachShop, type PlacedOrder, type Shop } from '../support/a-shop.ts'
import { until } from '../support/until.ts'

/** Writes behind the database's back, as somebody with all rights could: no trigger sees it. */
async function damage(shop: Shop, ...statements: readonly string[]): Promise<void> {
  const client = await shop.cloud.cloud.db.pool.connect()
  try {
    await client.query('set session_replication_role = replica')
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.query('set session_replication_role = origin')
    client.release()
  }
}

const KEPT = ['order_events', 'admin_audit_log', 'audit_heads', 'orders']

eachShop('the audit’s chains', (shop) => {
  let office: CloudClient
  let order: PlacedOrder
  let other: PlacedOrder
  // Before the first test and not before all: where there is no PostgreSQL, the tests are skipped before this.
  beforeEach(async () => {
    if (office) return
    office = shop().cloud.client(await shop().cloud.as('admin@packbench.test'))
    order = await shop().paidOrder()
    other = await shop().paidOrder({ email: 'ben@example.com', name: 'Ben' })
    await note('Call before delivery')
    for (const action of ['maker.suspended', 'payout.approved', 'station.revoked'] as const) await did(action)
  })
  const note = (detail: string): Promise<void> =>
    shop().cloud.cloud.db.asService((tx) =>
      recordOrderEvent(shop().cloud.cloud, tx, {
        storeId: shop().cloud.cloud.storeId,
        orderId: order.orderId,
        kind: 'noted',
        actor: { id: null, name: 'Olga', role: 'admin' },
        detail,
      }),
    )
  const did = (action: 'maker.suspended' | 'payout.approved' | 'station.revoked') =>
    shop().cloud.cloud.db.asService((tx) =>
      recordAudit(
        shop().cloud.cloud,
        tx,
        { storeId: shop().cloud.cloud.storeId },
        {
          action,
          subjectType: 'maker',
          subjectId: null,
          detail: 'because',
          change: { active: [true, false] },
        },
      ),
    )
  const verified = async (): Promise<Verification> => {
    const { id } = await office.audit.verify()
    let run: Verification | undefined
    await until(async () => {
      run = (await office.audit.verifications()).find((one) => one.id === id)
      return run?.state === 'done'
    })
    return run!
  }
  /** Damages both logs, looks, and puts everything back as it was. */
  async function damaged(statements: readonly string[], look: () => Promise<void>): Promise<void> {
    await damage(
      shop(),
      'create schema kept',
      ...KEPT.map((table) => `create table kept.${table} as table ${table}`),
      ...statements,
    )
    try {
      await look()
    } finally {
      await damage(
        shop(),
        ...KEPT.flatMap((table) => [
          `delete from ${table}`,
          `insert into ${table} overriding system value select * from kept.${table}`,
        ]),
        'drop schema kept cascade',
      )
    }
    expect((await verified()).broken).toBe(0)
  }

  test('all of it holds, and the result says how much that is', async () => {
    const [counted] = await shop().rows<{ events: number; office: number; chains: number }>(
      'select (select count(*) from order_events)::int as events, (select count(*) from admin_audit_log)::int as office, (select count(distinct order_id) from order_events)::int as chains',
    )
    const run = await verified()
    expect(run).toMatchObject({
      state: 'done',
      entries: counted!.events + counted!.office,
      expected: counted!.events + counted!.office,
      chains: counted!.chains + 1,
      broken: 0,
      findings: [],
      startedBy: 'admin',
    })
    expect(run.finishedAt).not.toBeNull()
    const one = await office.audit.verifyOrder({ id: order.orderId })
    expect(one).toEqual({ entries: await entriesOf(order), finding: null })
  })
  const entriesOf = async ({ orderId }: PlacedOrder): Promise<number> =>
    (await shop().rows('select 1 from order_events where order_id = $1', orderId)).length

  test('what was written under the first kind of hash still holds, with its own kind', async () => {
    const rewritten = [
      `do $$ declare e order_events; before bytea; begin
         for e in select * from order_events where order_id = '${other.orderId}' order by seq loop
           e.hash_version := 1; e.prev_hash := before; before := app.event_hash(e);
           update order_events set hash_version = 1, prev_hash = e.prev_hash, hash = before where seq = e.seq;
         end loop;
         update orders set event_head = before where id = '${other.orderId}'; end $$`,
    ]
    await damaged(rewritten, async () => {
      expect(await office.audit.verifyOrder({ id: other.orderId })).toMatchObject({ finding: null })
      expect((await verified()).broken).toBe(0)
      await damage(
        shop(),
        `update order_events set store_id = gen_random_uuid() where order_id = '${other.orderId}'`,
      )
      const { finding } = await office.audit.verifyOrder({ id: other.orderId })
      expect(finding?.sentence).toMatch(/entry 1 .* says that it belongs to another store/)
    })
  })

  describe('damage is found and named', () => {
    const third = (): string =>
      `(select seq from order_events where order_id = '${order.orderId}' order by seq offset 2 limit 1)`
    const last = (): string => `(select max(seq) from order_events where order_id = '${order.orderId}')`
    test.each<[string, () => string[], RegExp]>([
      [
        'a changed sentence',
        () => [`update order_events set detail = 'nothing' where seq = ${third()}`],
        /entry 3 .* was changed after it was written/,
      ],
      [
        'a changed name',
        () => [`update order_events set actor_name = 'Nobody' where seq = ${last()}`],
        /was changed after it was written/,
      ],
      [
        'a changed moment',
        () => [
          `update order_events set occurred_at = occurred_at + interval '1 second' where seq = ${third()}`,
        ],
        /entry 3 .* was changed/,
      ],
      [
        'a changed clock of the station',
        () => [`update order_events set station_clock = now() where seq = ${third()}`],
        /entry 3 .* was changed/,
      ],
      [
        'a changed field',
        () => [`update order_events set change = '{"amount": 1}' where seq = ${third()}`],
        /entry 3 .* was changed/,
      ],
      [
        'a changed seal',
        () => [`update order_events set hash = '\\x00' where seq = ${third()}`],
        /the seal of entry 3 .* was changed/,
      ],
      [
        'another store',
        () => [
          `update order_events set store_id = gen_random_uuid(), hash_version = 1 where seq = ${third()}`,
        ],
        /entry 3 .* was changed/,
      ],
      [
        'a missing entry',
        () => [`delete from order_events where seq = ${third()}`],
        /does not follow the one before it/,
      ],
      [
        'a missing beginning',
        () => [
          `delete from order_events where seq = (select min(seq) from order_events where order_id = '${order.orderId}')`,
        ],
        /entry 1 .* does not follow/,
      ],
      [
        'a cut end',
        () => [`delete from order_events where seq = ${last()}`],
        /does not end where the order says/,
      ],
      [
        'a forged end',
        () => [`update orders set event_head = '\\x00' where id = '${order.orderId}'`],
        /does not end where the order says/,
      ],
      [
        'an erased end',
        () => [`update orders set event_head = null where id = '${order.orderId}'`],
        /where its story ends was erased/,
      ],
      [
        'all gone',
        () => [`delete from order_events where order_id = '${order.orderId}'`],
        /all of its entries are missing/,
      ],
    ])('%s', async (_name, statements, sentence) => {
      await damaged(statements(), async () => {
        const { finding } = await office.audit.verifyOrder({ id: order.orderId })
        expect(finding?.sentence).toMatch(sentence)
        expect(finding?.sentence).toContain(order.number)
        const run = await verified()
        expect(run.findings[0]).toEqual({ sentence: finding!.sentence, orderId: order.orderId })
        expect(run.broken).toBeGreaterThan(0)
        expect((await office.audit.verifyOrder({ id: other.orderId })).finding).toBeNull()
      })
    })

    test.each<[string, string[], RegExp]>([
      [
        'a changed detail',
        [`update admin_audit_log set detail = 'for nothing' where seq = 2`],
        /entry 2 .* was changed after it was written/,
      ],
      [
        'a changed role',
        [`update admin_audit_log set actor_role = 'admin' where seq = 2`],
        /entry 2 .* was changed/,
      ],
      ['a missing entry', [`delete from admin_audit_log where seq = 2`], /Number 2 is not there/],
      [
        'one rewritten and sealed anew',
        [
          `update admin_audit_log set detail = 'for nothing' where seq = 2`,
          `update admin_audit_log a set hash = app.audit_hash(a) where seq = 2`,
        ],
        /does not follow number 2, which was rewritten/,
      ],
      [
        'a cut end',
        [`delete from admin_audit_log where seq = (select max(seq) from admin_audit_log)`],
        /does not end where the store says/,
      ],
      ['a forged end', [`update audit_heads set head = '\\x00'`], /does not end where the store says/],
      ['all gone', [`delete from admin_audit_log`], /does not end where the store says/],
      ['an erased end', [`delete from audit_heads`], /where the log ends was erased/],
    ])('of the office: %s', async (_name, statements, sentence) => {
      await damaged(statements, async () => {
        const run = await verified()
        expect(run.findings[0]?.sentence).toMatch(sentence)
        expect(run.findings[0]?.orderId).toBeNull()
      })
    })

    test('a cut end whose heads were mended too is noticed by what the verification before saw', async () => {
      await verified()
      const mended = [
        `delete from order_events where seq = ${last()}`,
        `update orders set event_head = (select hash from order_events where seq = ${last()}) where id = '${order.orderId}'`,
        `delete from admin_audit_log where seq = (select max(seq) from admin_audit_log)`,
        `update audit_heads set (entries, head) = (select seq, hash from admin_audit_log order by seq desc limit 1)`,
      ]
      await damaged(mended, async () => {
        const run = await verified()
        expect(run.findings.map(({ sentence }) => sentence)).toEqual([
          expect.stringMatching(/^1 order entry that an earlier verification saw is not there any more/),
          expect.stringMatching(/What the office did was rewritten/),
        ])
      })
    })

    test('an order that vanished leaves its entries, and they say so', async () => {
      await damaged([`delete from orders where id = '${other.orderId}'`], async () => {
        const { findings } = await verified()
        expect(findings.map(({ sentence }) => sentence).join()).toMatch(/An order is gone while \d+ of its/)
      })
    })
  })

  test('a verification is stopped where it is, and goes on from there', async () => {
    const { cloud } = shop().cloud
    const id = cloud.newId()
    await shop().rows(
      `insert into audit_verifications (id, store_id, started_by_name, started_at) values ($1, $2, 'Olga', now())`,
      id,
      cloud.storeId,
    )
    const now = async (): Promise<Verification> =>
      (await office.audit.verifications()).find((run) => run.id === id)!
    expect(await runVerification(cloud, id, 0)).toBe('more')
    expect(await runVerification(cloud, id, 0)).toBe('more')
    const office_ = await now()
    expect(office_).toMatchObject({ state: 'running', chains: 1, broken: 0 })
    expect(office_.entries).toBeLessThan(office_.expected)
    expect((await office.audit.verify()).id).toBe(id)
    expect(await office.audit.stop({ id })).toMatchObject({ state: 'stopped', entries: office_.entries })
    expect(await runVerification(cloud, id, 60_000)).toBe('ended')
    expect((await now()).entries).toBe(office_.entries)
    expect(await office.audit.resume({ id })).toMatchObject({ state: 'running' })
    await until(async () => (await now()).state === 'done')
    expect(await now()).toMatchObject({ entries: office_.expected, expected: office_.expected, broken: 0 })
    expect(await office.audit.resume({ id })).toMatchObject({ state: 'done' })
  })

  test('of two that work on one verification, each entry is counted by one', async () => {
    const { cloud } = shop().cloud
    const id = cloud.newId()
    await shop().rows(
      `insert into audit_verifications (id, store_id, started_by_name, started_at) values ($1, $2, 'Olga', now())`,
      id,
      cloud.storeId,
    )
    await Promise.all([runVerification(cloud, id, 60_000), runVerification(cloud, id, 60_000)])
    const run = (await office.audit.verifications()).find((one) => one.id === id)!
    expect(run).toMatchObject({ state: 'done', entries: run.expected, broken: 0 })
  })

  test('each night all stores are verified', async () => {
    await verifyAuditNightly.run(shop().cloud.cloud, {}, { id: 'x', attempt: 1, lastAttempt: false })
    await until(async () => (await office.audit.verifications())[0]?.state === 'done')
    expect((await office.audit.verifications())[0]).toMatchObject({ startedBy: 'Packbench', broken: 0 })
  })

  test('nobody changes or removes an entry, whatever their rights in the program', async () => {
    for (const table of ['order_events', 'admin_audit_log'])
      for (const statement of [`update ${table} set detail = 'x'`, `delete from ${table}`])
        await expect(shop().cloud.cloud.db.asService((tx) => tx.query(statement))).rejects.toThrow(
          /append only|permission denied/,
        )
  })

  test('two at once in one store, and two on one order, leave chains that hold', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => (n % 2 ? did('payout.approved') : note(`Note ${n}`))),
    )
    expect((await verified()).broken).toBe(0)
    const swapped = await shop().rows(
      `select 1 from (select prev_hash, lag(hash) over (partition by order_id order by seq) as before from order_events) e where prev_hash is distinct from before`,
    )
    expect(swapped).toEqual([])
    const numbers = await shop().rows<{ seq: string }>('select seq from admin_audit_log order by seq')
    expect(numbers.map(({ seq }) => Number(seq))).toEqual(numbers.map((_, index) => index + 1))
  })

  test('only the office asks, and only about its own store', async () => {
    await shop().cloud.addPerson({
      email: 'thandi@packbench.test',
      role: 'operator',
      factoryId: shop().capeTown,
    })
    const operator = shop().cloud.client(await shop().cloud.as('thandi@packbench.test'))
    expect(await problemOf(operator.audit.verify())).toMatchObject({ status: 403 })
    expect(await problemOf(operator.audit.list({}))).toMatchObject({ status: 403 })
    const nowhere = shop().cloud.cloud.newId()
    expect(await problemOf(office.audit.verifyOrder({ id: nowhere }))).toMatchObject({ status: 404 })
    expect(await problemOf(office.audit.stop({ id: nowhere }))).toMatchObject({ status: 404 })
    expect(await problemOf(office.audit.resume({ id: nowhere }))).toMatchObject({ status: 404 })
  })
})
