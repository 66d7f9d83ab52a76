import { Button, TextInput } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import type { Proposal } from '../../../../src-shared/cloud-contract/payouts.ts'
import { LEFT_OUT_WORDS } from '../../../../src-shared/maker/ledger.ts'
import { formatMoney } from '../../../../src-shared/money/money.ts'
import { newId } from '../../../station/new-id.ts'
import { useNow } from '../../../station/now.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Money } from '../../../ui/money.tsx'
import { Asked } from '../parts/asked.tsx'
import { Trouble } from '../parts/trouble.tsx'
import css from './payouts.module.css'

const FRESH_EVERY_MS = 15_000

/** The money to pay per maker, up to a day, and who is left out and why; with a press it is a batch. */
export function ToPay({ onMade }: { onMade: (batchId: string) => void }) {
  const queries = useCloudQueries()
  const today = new Date(useNow(3_600_000)).toISOString().slice(0, 10)
  const [day, setDay] = useState<string | null>(null)
  const upTo = day ?? today
  const proposals = useQuery({
    ...queries.payouts.proposal.queryOptions({ input: { upTo } }),
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_EVERY_MS,
  })
  return (
    <div className={css['pay']}>
      <div className={css['upTo']}>
        <TextInput
          type="date"
          label="Everything up to and including"
          value={upTo}
          max={today}
          onChange={(event) => setDay(event.currentTarget.value || null)}
        />
      </div>
      <Asked query={proposals} what="What is to be paid" shape="cards">
        {(found) =>
          found.length === 0 ? (
            <EmptyState icon="money" title="Nothing to pay">
              Earnings come here once their jobs have left the makers.
            </EmptyState>
          ) : (
            found.map((one) => (
              <ProposalSheet key={one.currency} proposal={one} upTo={upTo} onMade={onMade} />
            ))
          )
        }
      </Asked>
    </div>
  )
}

type MakerRow = Proposal['makers'][number]

function ProposalSheet({
  proposal,
  upTo,
  onMade,
}: {
  proposal: Proposal
  upTo: string
  onMade: (batchId: string) => void
}) {
  const { currency, makers, leftOut, total, threshold } = proposal
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [selected, setSelected] = useState<string | null>(null)
  // Made once for this proposal: pressing twice, or again after a lost answer, makes one batch.
  const [id] = useState(() => newId(z.uuid()))
  const make = useMutation({
    ...queries.payouts.create.mutationOptions(),
    onSuccess: async (batch) => {
      await cache.invalidateQueries({ queryKey: queries.payouts.key() })
      onMade(batch.id)
    },
  })
  return (
    <section className={css['sheet']} aria-label={`To pay in ${currency}`}>
      <div className={css['sheetHead']}>
        <h2 className={css['total']} data-testid="to-pay">
          <Money amount={total} currency={currency} />
        </h2>
        <p className={css['soft']}>
          to {makers.length === 1 ? '1 maker' : `${makers.length.toLocaleString('en')} makers`}
          {total >= threshold && ` · from ${formatMoney(threshold, currency)} on, another admin approves it`}
        </p>
        <Button
          className={css['make']}
          disabled={makers.length === 0}
          loading={make.isPending}
          onClick={() => make.mutate({ id, upTo, currency })}
          data-testid="make-batch"
        >
          Make a batch
        </Button>
      </div>
      <Trouble sentence={make.error && sentenceOf(make.error)} />
      {makers.length > 0 && (
        <div className={css['rows']}>
          <DataTable
            label={`To pay in ${currency}`}
            columns={columnsFor(currency)}
            count={makers.length}
            rowAt={(index) => makers[index]}
            keyOf={({ makerId }) => makerId}
            selected={selected}
            onSelect={({ makerId }) => setSelected(makerId)}
            onOpen={({ makerId }) => setSelected(makerId)}
            rowHeight={44}
            empty={null}
          />
        </div>
      )}
      {leftOut.length > 0 && (
        <div className={css['out']} data-testid="left-out">
          <h3>Left out</h3>
          <ul>
            {leftOut.map((one) => (
              <li key={one.makerId} className={css['outRow']}>
                <bdi>{one.makerName}</bdi>
                <span className={css['end']}>
                  <Money amount={one.amount} currency={currency} />
                </span>
                <span>{LEFT_OUT_WORDS[one.why]}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

const columnsFor = (currency: Proposal['currency']): Column<MakerRow>[] => [
  { key: 'maker', header: 'Maker', width: 'minmax(10rem, 2fr)', cell: (row) => <bdi>{row.makerName}</bdi> },
  { key: 'account', header: 'Account', width: '9rem', cell: (row) => row.account },
  { key: 'rows', header: 'Rows', width: '6rem', align: 'end', cell: (row) => row.rows.toLocaleString('en') },
  {
    key: 'amount',
    header: 'Amount',
    width: '10rem',
    align: 'end',
    cell: (row) => (
      <strong>
        <Money amount={row.amount} currency={currency} />
      </strong>
    ),
  },
]
