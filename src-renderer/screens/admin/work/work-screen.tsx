import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useRef, useState, type KeyboardEvent } from 'react'
import type { WorkRow } from '../../../../src-shared/cloud-contract/makers/work.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { Asked } from '../parts/asked.tsx'
import css from '../parts/list.module.css'
import { SearchBox } from '../parts/search-box.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { useTicks } from './use-ticks.ts'
import { useWorkList } from './use-work-list.ts'
import { WorkChips } from './work-chips.tsx'
import { workColumns } from './work-columns.tsx'
import { WorkPane } from './work-pane.tsx'
import { sliceOf, type WorkSearch } from './work-search.ts'
import own from './work.module.css'

/** Rows drawn as shapes below the last one while more are on their way. */
const COMING = 3

/**
 * Open work of paid orders, and at the right who could make the chosen one and why. Up and down choose, Space ticks for
 * handing out many together, Enter goes to the proposals, where Enter assigns.
 */
export function WorkScreen() {
  const search: WorkSearch = useSearch({ from: '/work' })
  const navigate = useNavigate()
  const list = useWorkList(search)
  const ticks = useTicks()
  const [planning, setPlanning] = useState(false)
  /** Whose proposals Enter asked for before they were there. */
  const [eager, setEager] = useState<string | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const go = useCallback(
    (change: WorkSearch) =>
      void navigate({
        to: '/work',
        search: (before) => ({ ...(before as WorkSearch), ...change }),
        replace: true,
      }),
    [navigate],
  )
  const onSearch = useCallback((text: string) => go({ search: text || undefined, row: undefined }), [go])
  const { rows, more, total, counts } = list
  const chosenRow = rows.find((row) => row.id === search.row)
  const toList = (): void => frame.current?.querySelector<HTMLElement>('[role=grid]')?.focus()
  /** The work is somebody's now: the next one is chosen, and the keyboard is in the list again. */
  const next = (): void => {
    const at = rows.findIndex((row) => row.id === search.row)
    go({ row: (rows[at + 1] ?? rows[at - 1])?.id })
    toList()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.target as HTMLElement).getAttribute('role') !== 'grid') return
    if (event.key === ' ' && chosenRow) {
      event.preventDefault()
      ticks.tick(chosenRow)
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      ticks.tickAll(rows)
    } else if (event.key === 'Escape') ticks.clear()
  }
  const toProposals = (row: WorkRow): void => {
    const first = row.id === search.row && frame.current?.querySelector<HTMLElement>('[data-first-action]')
    if (first) first.focus()
    else {
      setEager(row.id)
      go({ row: row.id })
    }
  }
  return (
    <Page
      title="Fulfilment"
      body="fill"
      aside={
        ticks.chosen.size > 0 ? (
          <Ticked count={ticks.chosen.size} onClear={ticks.clear} onPlan={() => setPlanning(true)} />
        ) : (
          list.query.data && <span data-testid="work-count">{total.toLocaleString('en')} to be made</span>
        )
      }
      actions={
        <SearchBox
          label="Search the work"
          placeholder="Order, customer, maker, thing"
          value={search.search ?? ''}
          onSearch={onSearch}
        />
      }
    >
      <div className={css['chips']}>
        <WorkChips
          value={sliceOf(search)}
          counts={counts}
          onChange={(slice) => {
            ticks.clear()
            go({ slice: slice === 'unassigned' ? undefined : slice, makerId: undefined, row: undefined })
          }}
        />
      </div>
      <div ref={frame} className={own['frame']} onKeyDown={onKeyDown}>
        <DetailSplit
          list={
            <div className={css['list']}>
              <Asked query={list.query} what="The work" shape="rows">
                {() => (
                  <DataTable
                    label="Work"
                    columns={workColumns(search.row !== undefined, ticks.chosen, ticks.tick)}
                    count={rows.length + (more ? COMING : 0)}
                    rowAt={(index) => rows[index]}
                    keyOf={(row) => row.id}
                    selected={search.row ?? null}
                    onSelect={(row) => go({ row: row.id })}
                    onOpen={toProposals}
                    onRange={list.onRange}
                    markOf={(row) => (row.overdue ? 'late' : undefined)}
                    rowHeight={56}
                    autoFocus
                    empty={<NoWork search={search} onClear={() => go({ search: undefined, slice: 'all' })} />}
                  />
                )}
              </Asked>
            </div>
          }
          detail={
            search.row ? (
              <WorkPane key={search.row} id={search.row} eager={eager === search.row} onDone={next} />
            ) : null
          }
          detailLabel="The chosen work"
          onClose={() => {
            go({ row: undefined })
            toList()
          }}
        />
      </div>
      {planning && (
        <PlanDialog
          ids={[...ticks.chosen]}
          onClose={(done) => {
            setPlanning(false)
            if (done) {
              ticks.clear()
              go({ row: undefined })
            }
            toList()
          }}
        />
      )}
    </Page>
  )
}

/** What can be done with those that were ticked, in the place of the count, so that nothing below it moves. */
function Ticked({ count, onClear, onPlan }: { count: number; onClear: () => void; onPlan: () => void }) {
  return (
    <div className={own['ticked']}>
      <span role="status">{count} chosen</span>
      <Button size="xs" variant="default" onClick={onClear}>
        Clear
      </Button>
      <Button size="xs" onClick={onPlan} data-testid="plan">
        Assign each to its best maker
      </Button>
    </div>
  )
}

function NoWork({ search, onClear }: { search: WorkSearch; onClear: () => void }) {
  if (search.search)
    return (
      <EmptyState
        icon="search"
        title="Nothing matches"
        action={
          <Button variant="default" onClick={onClear}>
            Show all open work
          </Button>
        }
      >
        Nothing fits this filter and this search together.
      </EmptyState>
    )
  if (sliceOf(search) === 'unassigned')
    return (
      <EmptyState icon="check" title="Everything is in somebody’s hands">
        Paid work that nobody has yet appears here by itself.
      </EmptyState>
    )
  return (
    <EmptyState icon="check" title="None at present">
      Open work of paid orders appears here by itself.
    </EmptyState>
  )
}
