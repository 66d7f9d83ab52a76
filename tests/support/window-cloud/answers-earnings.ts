import { implement, ORPCError } from '@orpc/server'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import type { EarningMonth, EarningRow } from '../../../src-shared/cloud-contract/earnings.ts'
import { csv } from '../../../src-shared/std/csv.ts'
import { ledgerOf, takeBack } from './kept-ledger.ts'
import { notFound } from './refusals.ts'
import type { Store } from './store.ts'

/** cloudContract.earnings, on what is kept in memory. */
export function earningsAnswers(store: Store) {
  const os = implement(cloudContract).earnings
  const rows = (makerId: string | null): EarningRow[] =>
    ledgerOf(store).rows.filter((row) => makerId === null || row.makerId === makerId)
  const sum = (of: readonly EarningRow[], which: (row: EarningRow) => boolean): number =>
    of.filter(which).reduce((total, row) => total + row.amount, 0)
  return {
    list: os.list.handler(({ input }) => {
      const found = rows(input.makerId).filter(
        (row) =>
          (input.state === null ||
            (input.state === 'decision' ? row.decisionNeeded : row.state === input.state)) &&
          (input.from === null || row.at.slice(0, 10) >= input.from) &&
          (input.to === null || row.at.slice(0, 10) <= input.to),
      )
      const from = input.after === null ? 0 : found.findIndex(({ id }) => id === input.after) + 1
      const shown = found.slice(from, from + input.limit)
      return {
        rows: shown,
        next: from + shown.length < found.length ? shown.at(-1)!.id : null,
        total: found.length,
      }
    }),
    totals: os.totals.handler(({ input }) => {
      const all = rows(input.makerId)
      if (all.length === 0) return []
      return [
        {
          currency: all[0]!.currency,
          pending: sum(all, ({ state }) => state === 'pending'),
          ready: sum(all, ({ ready }) => ready),
          undecided: sum(all, ({ decisionNeeded }) => decisionNeeded),
          paid: sum(all, ({ state }) => state === 'paid'),
          rows: all.length,
        },
      ]
    }),
    months: os.months.handler(({ input }) =>
      [...Map.groupBy(rows(input.makerId), ({ at }) => at.slice(0, 7))]
        .map(([month, of]): EarningMonth => ({
          month,
          currency: of[0]!.currency,
          earned: sum(of, ({ kind }) => kind === 'earning'),
          takenBack: sum(of, ({ kind }) => kind === 'reversal'),
          paidOut: sum(of, ({ state }) => state === 'paid'),
        }))
        .toSorted((a, b) => (a.month < b.month ? 1 : -1)),
    ),
    statement: os.statement.handler(({ input }) => ({
      name: `statement-${input.from}-to-${input.to}-${input.currency}.${input.format}`,
      mediaType: input.format === 'csv' ? 'text/csv' : 'application/pdf',
      base64: Buffer.from(csv([['Date', 'Amount']])).toString('base64'),
    })),
    decide: os.decide.handler(({ input }) => {
      const row = ledgerOf(store).rows.find(({ id }) => id === input.id)
      if (!row) throw notFound('earning')
      if (row.left !== input.left)
        throw new ORPCError('CONFLICT', {
          message: 'Somebody else decided about this earning meanwhile. Look at it again.',
        })
      takeBack(store, row, input.takeBack, input.reason)
      return ledgerOf(store).rows.filter(({ id, reversesId }) => id === row.id || reversesId === row.id)
    }),
  }
}
