import { implement, ORPCError } from '@orpc/server'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import type { EarningRow } from '../../../src-shared/cloud-contract/earnings.ts'
import type { Batch, Payout, PayoutSettings } from '../../../src-shared/cloud-contract/payouts.ts'
import { earningOf } from '../../../src-shared/maker/pay.ts'
import { ledgerOf } from './kept-ledger.ts'
import { notFound } from './refusals.ts'
import type { Store } from './store.ts'

type KeptPayout = Payout & { readonly lines: readonly EarningRow[] }
type KeptBatch = Omit<Batch, 'payouts'> & { payouts: KeptPayout[] }

/** cloudContract.payouts, on what is kept in memory: a paid batch of last month is there from the start. */
export function payoutsAnswers(store: Store) {
  const os = implement(cloudContract).payouts
  const [me, other] = store.office.people.filter(({ role }) => role === 'admin')
  const kept: PayoutSettings = { threshold: 500_000, currency: 'ZAR', account: null }
  const today = (): string => new Date(store.now()).toISOString().slice(0, 10)
  let batches: KeptBatch[] | null = null
  const all = (): KeptBatch[] => (batches ??= [pastBatch()])

  const owed = (upTo: string) => {
    const { makers, rows } = ledgerOf(store)
    const taken = new Set(
      all().flatMap((batch) =>
        batch.payouts
          .filter(({ state }) => state !== 'cancelled' && state !== 'returned')
          .flatMap(({ lines }) => lines.map(({ id }) => id)),
      ),
    )
    return makers.flatMap((maker) => {
      const lines = rows.filter(
        (row) => row.ready && row.makerId === maker.id && row.at.slice(0, 10) <= upTo && !taken.has(row.id),
      )
      return lines.length === 0
        ? []
        : [{ maker, lines, amount: lines.reduce((sum, { amount }) => sum + amount, 0) }]
    })
  }
  const payoutOf = (one: ReturnType<typeof owed>[number], state: Payout['state']): KeptPayout => ({
    id: store.chance.id(store.now()),
    makerId: one.maker.id,
    makerName: one.maker.name,
    amount: one.amount,
    currency: 'ZAR',
    state,
    rows: one.lines.length,
    account: state === 'draft' ? null : '•••• 4321',
    reference: '',
    paidOn: null,
    returnedAt: null,
    reason: '',
    lines: one.lines,
  })
  const newBatch = (id: string, upTo: string, payouts: KeptPayout[], by = me!): KeptBatch => ({
    id,
    currency: 'ZAR',
    upTo,
    state: 'draft',
    total: payouts.reduce((sum, { amount }) => sum + amount, 0),
    threshold: kept.threshold,
    makers: payouts.length,
    returned: 0,
    createdBy: by.name,
    createdById: by.id,
    createdAt: new Date(store.now()).toISOString(),
    approvedBy: null,
    approvedAt: null,
    exportedAt: null,
    paidAt: null,
    cancelledAt: null,
    reason: '',
    payouts,
  })
  const pastBatch = (): KeptBatch => {
    const at = new Date(store.now() - 20 * 86_400_000).toISOString()
    const { makers } = ledgerOf(store)
    const payouts = makers.slice(0, 3).map((maker, index) => ({
      ...payoutOf({ maker, lines: [], amount: earningOf(180_000 + index * 5_550, 70) }, 'paid'),
      reference: 'EFT 2026-10',
      paidOn: at.slice(0, 10),
      rows: 4 + index,
    }))
    return {
      ...newBatch(store.chance.id(store.now()), at.slice(0, 10), payouts),
      state: 'paid',
      createdAt: at,
      approvedBy: other?.name ?? me!.name,
      approvedAt: at,
      exportedAt: at,
      paidAt: at,
    }
  }
  const find = (id: string): KeptBatch => {
    const batch = all().find((one) => one.id === id)
    if (!batch) throw notFound('batch')
    return batch
  }
  const answer = (batch: KeptBatch): Batch => {
    batch.makers = batch.payouts.filter(({ state }) => state !== 'cancelled').length
    batch.returned = batch.payouts.filter(({ state }) => state === 'returned').length
    return batch
  }
  const move = (batch: KeptBatch, which: (payout: KeptPayout) => boolean, change: Partial<Payout>): Batch => {
    batch.payouts = batch.payouts.map((payout) => (which(payout) ? { ...payout, ...change } : payout))
    return answer(batch)
  }
  const isOpen = ({ state }: Payout): boolean => state === 'approved' || state === 'exported'

  return {
    proposal: os.proposal.handler(({ input }) => {
      const found = owed(input.upTo)
      if (found.length === 0) return []
      const paid = found.filter(({ maker }) => maker.why === null)
      const named = (one: (typeof found)[number]) => ({
        makerId: one.maker.id,
        makerName: one.maker.name,
        amount: one.amount,
        rows: one.lines.length,
      })
      return [
        {
          currency: 'ZAR' as const,
          upTo: input.upTo,
          makers: paid.map((one) => ({ ...named(one), account: '•••• 4321' })),
          leftOut: found.flatMap((one) => (one.maker.why ? [{ ...named(one), why: one.maker.why }] : [])),
          total: paid.reduce((sum, { amount }) => sum + amount, 0),
          threshold: kept.threshold,
        },
      ]
    }),
    list: os.list.handler(({ input }) => {
      const rows = all()
        .filter(({ state }) => input.state === null || state === input.state)
        .map(answer)
      return { rows: rows.slice(0, input.limit), next: null, total: rows.length }
    }),
    get: os.get.handler(({ input }) => answer(find(input.id))),
    lines: os.lines.handler(({ input }) => [
      ...(all()
        .flatMap(({ payouts }) => payouts)
        .find(({ id }) => id === input.id)?.lines ?? []),
    ]),
    create: os.create.handler(({ input }) => {
      const known = all().find(({ id }) => id === input.id)
      if (known) return answer(known)
      const payouts = owed(input.upTo)
        .filter(({ maker }) => maker.why === null)
        .map((one) => payoutOf(one, 'draft'))
      const batch = newBatch(input.id, input.upTo, payouts)
      all().unshift(batch)
      return answer(batch)
    }),
    approve: os.approve.handler(({ input }) => {
      const batch = find(input.id)
      if (batch.total >= batch.threshold && batch.createdById === me!.id)
        throw new ORPCError('CONFLICT', { message: 'Another admin approves what you made.' })
      Object.assign(batch, {
        state: 'approved',
        approvedBy: me!.name,
        approvedAt: new Date(store.now()).toISOString(),
      })
      return move(batch, ({ state }) => state === 'draft', { state: 'approved', account: '•••• 4321' })
    }),
    exportFile: os.exportFile.handler(({ input }) => {
      const batch = find(input.id)
      if (batch.state === 'approved') batch.state = 'exported'
      batch.exportedAt ??= new Date(store.now()).toISOString()
      move(batch, ({ state }) => state === 'approved', { state: 'exported' })
      return {
        name: `payouts-${today()}.${input.format === 'csv' ? 'csv' : 'xml'}`,
        mediaType: 'text/plain',
        text: 'a bank file',
        sha256: 'a'.repeat(64),
      }
    }),
    markPaid: os.markPaid.handler(({ input }) => {
      const batch = find(input.id)
      const after = move(
        batch,
        (payout) => isOpen(payout) && (input.payoutId === null || payout.id === input.payoutId),
        { state: 'paid', reference: input.reference, paidOn: input.paidOn },
      )
      if (!batch.payouts.some(isOpen))
        Object.assign(batch, { state: 'paid', paidAt: new Date(store.now()).toISOString() })
      return after
    }),
    markReturned: os.markReturned.handler(({ input }) =>
      move(find(input.id), ({ id }) => id === input.payoutId, {
        state: 'returned',
        returnedAt: new Date(store.now()).toISOString(),
        reason: input.reason,
      }),
    ),
    leaveOut: os.leaveOut.handler(({ input }) => {
      const batch = find(input.id)
      batch.total -= batch.payouts.find(({ id }) => id === input.payoutId)?.amount ?? 0
      return move(batch, ({ id }) => id === input.payoutId, { state: 'cancelled', reason: input.reason })
    }),
    cancel: os.cancel.handler(({ input }) => {
      const batch = find(input.id)
      Object.assign(batch, {
        state: 'cancelled',
        reason: input.reason,
        cancelledAt: new Date(store.now()).toISOString(),
      })
      return move(batch, () => true, { state: 'cancelled' })
    }),
    settings: os.settings.handler(() => kept),
    saveSettings: os.saveSettings.handler(({ input }) => Object.assign(kept, input)),
  }
}
