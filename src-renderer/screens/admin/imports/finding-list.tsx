import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportFinding, ImportView } from '../../../../src-shared/cloud-contract/imports.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Asked } from '../parts/asked.tsx'
import { TwoLines } from '../parts/two-lines.tsx'
import { usePaged } from '../parts/use-paged.ts'

const COLUMNS: readonly Column<ImportFinding>[] = [
  { key: 'row', header: 'Row', width: '4.5rem', align: 'end', cell: ({ row }) => row.toLocaleString('en') },
  {
    key: 'column',
    header: 'Column',
    width: 'minmax(8rem, 1fr)',
    cell: ({ column }) => column ?? 'The whole row',
  },
  {
    key: 'kind',
    header: 'Kind',
    width: '7.5rem',
    cell: ({ note }) =>
      note ? (
        <StateBadge tone="waiting" icon="info" word="To know" size="sm" />
      ) : (
        <StateBadge tone="stop" icon="crossCircle" word="Mistake" size="sm" />
      ),
  },
  {
    key: 'problem',
    header: 'What is wrong, and what to do',
    width: 'minmax(14rem, 4fr)',
    cell: ({ problem, advice }) => (
      <span title={`${problem} ${advice}`}>
        <TwoLines top={problem} below={advice} />
      </span>
    ),
  },
]

const COMING = 3

/** The row report: what is wrong in the file, cell by cell, as a spreadsheet counts rows. */
export function FindingList({ view }: { view: ImportView }) {
  const queries = useCloudQueries()
  const [chosen, setChosen] = useState<string | null>(null)
  const query = useInfiniteQuery({
    ...queries.imports.findings.infiniteOptions({
      input: (offset: number) => ({ id: view.id, offset }),
      initialPageParam: 0,
      getNextPageParam: (page) => page.next,
    }),
    placeholderData: keepPreviousData,
  })
  const { rows, more, onRange } = usePaged<ImportFinding, NonNullable<typeof query.data>['pages'][number]>(
    query,
  )
  const keyOf = ({ row, column, problem }: ImportFinding): string => `${row} ${column} ${problem}`
  return (
    <Asked query={query} what="The rows" shape="rows">
      {() => (
        <DataTable
          label="Rows to look at"
          columns={COLUMNS}
          count={rows.length + (more ? COMING : 0)}
          rowAt={(index) => rows[index]}
          keyOf={keyOf}
          selected={chosen}
          onSelect={(row) => setChosen(keyOf(row))}
          onOpen={(row) => setChosen(keyOf(row))}
          onRange={onRange}
          rowHeight={56}
          autoFocus
          empty={
            <EmptyState icon="checkCircle" title="Nothing is wrong">
              Every row could be read.
            </EmptyState>
          }
        />
      )}
    </Asked>
  )
}
