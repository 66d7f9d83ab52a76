import { Button } from '@mantine/core'
import { useState } from 'react'
import { DataTable } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EarningPane } from '../../parts/ledger/earning-pane.tsx'
import { ledgerColumns } from '../../parts/ledger/ledger-columns.tsx'
import { useLedger } from '../../parts/ledger/use-ledger.ts'
import { Asked } from '../parts/asked.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import css from './payouts.module.css'

interface DecisionsProps {
  chosen: string | null
  onChoose: (id: string | null) => void
}

/** Earnings of work that was taken back or refunded after it had begun: each is paid, or taken back, by a person. */
export function Decisions({ chosen, onChoose }: DecisionsProps) {
  const ledger = useLedger({ state: 'decision' }, null)
  const [deciding, setDeciding] = useState(false)
  const row = ledger.rows.find(({ id }) => id === chosen)
  return (
    <>
      <DetailSplit
        list={
          <div className={css['list']}>
            <Asked query={ledger.query} what="What is to be decided" shape="rows">
              {() => (
                <DataTable
                  label="To decide"
                  columns={ledgerColumns({ beside: row !== undefined, makers: true })}
                  count={ledger.rows.length}
                  rowAt={(index) => ledger.rows[index]}
                  keyOf={({ id }) => id}
                  selected={chosen}
                  onSelect={({ id }) => onChoose(id)}
                  onOpen={({ id }) => {
                    onChoose(id)
                    setDeciding(true)
                  }}
                  onRange={ledger.onRange}
                  rowHeight={60}
                  autoFocus
                  empty={
                    <EmptyState icon="checkCircle" title="Nothing to decide">
                      Work that is taken back or refunded after production has begun comes here, before its
                      maker is paid.
                    </EmptyState>
                  }
                />
              )}
            </Asked>
          </div>
        }
        detail={
          row ? (
            <EarningPane key={row.id} row={row} withMaker>
              <Button onClick={() => setDeciding(true)} data-testid="decide">
                Decide
              </Button>
            </EarningPane>
          ) : null
        }
        detailLabel="The chosen earning"
        onClose={() => onChoose(null)}
      />
      {deciding && row && <DecideDialog key={row.id} row={row} onClose={() => setDeciding(false)} />}
    </>
  )
}
