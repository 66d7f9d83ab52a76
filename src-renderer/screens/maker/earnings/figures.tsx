import { useQuery } from '@tanstack/react-query'
import type { EarningTotals } from '../../../../src-shared/cloud-contract/earnings.ts'
import { formatMoney } from '../../../../src-shared/money/money.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Money } from '../../../ui/money.tsx'
import { useKeep, useKept } from '../../parts/ledger/kept.ts'
import css from './earnings.module.css'

const FRESH_EVERY_MS = 10_000
const NOTHING: EarningTotals = { currency: 'ZAR', pending: 0, ready: 0, undecided: 0, paid: 0, rows: 0 }

/** Pending and paid, large, in each currency; as heard last while there is no network. */
export function Figures({ keepAs }: { keepAs: string }) {
  const queries = useCloudQueries()
  const name = `totals ${keepAs}`
  const kept = useKept<EarningTotals[]>(name)
  const totals = useQuery({
    ...queries.earnings.totals.queryOptions({ input: {} }),
    refetchInterval: FRESH_EVERY_MS,
    ...(kept && { initialData: kept.value, initialDataUpdatedAt: kept.at }),
  })
  useKeep(name, totals.data, totals.dataUpdatedAt)
  const known = totals.data
  const sums = known?.length ? known : [NOTHING]
  return (
    <div className={css['figures']} aria-busy={known === undefined}>
      {sums.map((sum) => (
        <div key={sum.currency} className={css['pair']}>
          <section className={css['figure']} aria-label={`Pending, ${sum.currency}`}>
            <h2 className={css['word']}>
              <Icon name="waiting" size={18} />
              Pending
            </h2>
            <div className={css['sum']} data-testid="pending">
              {known ? <Money amount={sum.pending} currency={sum.currency} /> : '…'}
            </div>
            <p className={css['hint']}>{known ? sayPending(sum) : ''}</p>
          </section>
          <section className={css['figure']} aria-label={`Paid, ${sum.currency}`}>
            <h2 className={css['word']}>
              <Icon name="check" size={18} />
              Paid
            </h2>
            <div className={css['sum']} data-testid="paid">
              {known ? <Money amount={sum.paid} currency={sum.currency} /> : '…'}
            </div>
            <p className={css['hint']}>{known ? 'since you joined' : ''}</p>
          </section>
        </div>
      ))}
    </div>
  )
}

function sayPending({ pending, ready, undecided, currency }: EarningTotals): string {
  const money = (amount: number): string => formatMoney(amount, currency)
  const parts = [
    ready === 0 ? '' : `${money(ready)} ready for the next payout`,
    pending - ready - undecided === 0 ? '' : `${money(pending - ready - undecided)} once the jobs have left`,
    undecided === 0 ? '' : `${money(undecided)} being decided`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : 'Nothing is waiting'
}
