import { useState } from 'react'
import { usePerson } from '../../../station/status.ts'
import { Chips, type Chip } from '../../../ui/chips.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LoadingShape } from '../../../ui/loading-shape.tsx'
import { Page } from '../../../ui/page.tsx'
import { Asked } from '../../admin/parts/asked.tsx'
import { EarningPane } from '../../parts/ledger/earning-pane.tsx'
import { ledgerColumns } from '../../parts/ledger/ledger-columns.tsx'
import { useLedger } from '../../parts/ledger/use-ledger.ts'
import css from './earnings.module.css'
import { Figures } from './figures.tsx'
import { MonthSelect } from './month-select.tsx'
import { periodOf } from './period.ts'
import { StatementButtons } from './statement-buttons.tsx'

type Shown = 'all' | 'pending' | 'paid' | 'reversed' | 'decision'

const CHIPS: readonly Chip<Shown>[] = [
  { value: 'all', label: 'All' },
  { value: 'pending', label: 'Pending', icon: 'waiting' },
  { value: 'paid', label: 'Paid', icon: 'check' },
  { value: 'reversed', label: 'Taken back', icon: 'undo' },
  { value: 'decision', label: 'Being decided', icon: 'info' },
]

/** A maker's money: what is pending and what was paid, live, and each row of the ledger with its reason (S0.17). */
export function EarningsScreen() {
  const person = usePerson()
  return person ? <Earnings key={person.id} keepAs={person.id} /> : <LoadingShape shape="page" />
}

/** `keepAs` tells apart whose money this window keeps for when there is no network. */
function Earnings({ keepAs }: { keepAs: string }) {
  const [shown, setShown] = useState<Shown>('all')
  const [month, setMonth] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const period = periodOf(month)
  const isFiltered = shown !== 'all' || month !== null
  // Only what is asked for first is kept for when there is no network.
  const ledger = useLedger(
    { state: shown === 'all' ? null : shown, from: period?.from ?? null, to: period?.to ?? null },
    isFiltered ? null : `earnings ${keepAs}`,
  )
  const row = ledger.rows.find(({ id }) => id === chosen)
  return (
    <Page
      title="Earnings"
      body="fill"
      actions={<StatementButtons keepAs={keepAs} month={month} />}
      aside={
        ledger.query.data && (
          <span>{ledger.total === 1 ? '1 row' : `${ledger.total.toLocaleString('en')} rows`}</span>
        )
      }
    >
      <Figures keepAs={keepAs} />
      <div className={css['filters']}>
        <Chips label="Which rows" chips={CHIPS} value={shown} onChange={setShown} />
        <MonthSelect keepAs={keepAs} value={month} onChange={setMonth} />
      </div>
      <DetailSplit
        list={
          <div className={css['list']}>
            <Asked query={ledger.query} what="Your earnings" shape="rows">
              {() => (
                <DataTable
                  label="Earnings"
                  columns={ledgerColumns({ beside: row !== undefined, makers: false })}
                  count={ledger.rows.length}
                  rowAt={(index) => ledger.rows[index]}
                  keyOf={({ id }) => id}
                  selected={chosen}
                  onSelect={({ id }) => setChosen(id)}
                  onOpen={({ id }) => setChosen(id)}
                  onRange={ledger.onRange}
                  markOf={({ state }) => (state === 'reversed' ? 'dim' : undefined)}
                  rowHeight={60}
                  autoFocus
                  empty={<NoEarnings filtered={isFiltered} />}
                />
              )}
            </Asked>
          </div>
        }
        detail={row ? <EarningPane key={row.id} row={row} /> : null}
        detailLabel="The chosen row"
        onClose={() => setChosen(null)}
      />
    </Page>
  )
}

const NoEarnings = ({ filtered }: { filtered: boolean }) =>
  filtered ? (
    <EmptyState icon="search" title="Nothing here">
      No row fits this choice. Choose all rows, or another month.
    </EmptyState>
  ) : (
    <EmptyState icon="money" title="Nothing earned yet">
      Each job that is given to you appears here at once, with what you earn of it.
    </EmptyState>
  )
