import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState, type ReactNode } from 'react'
import { makerStatus, type MakerStatus } from '../../../../src-shared/maker/profile.ts'
import { Chips, type Chip } from '../../../ui/chips.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Page } from '../../../ui/page.tsx'
import { Asked } from '../parts/asked.tsx'
import css from '../parts/list.module.css'
import { SearchBox } from '../parts/search-box.tsx'
import { AddMakerDialog } from './add-maker-dialog.tsx'
import { makerColumns } from './maker-columns.tsx'
import { MakerPane } from './maker-pane.tsx'
import { MAKER_STATUS_LOOK } from './maker-words.ts'
import { useMakerList, type MakerSearch } from './use-maker-list.ts'

/** Rows drawn as shapes below the last one while more are on their way. */
const COMING = 3

/** Everyone who makes for the store; the chosen one beside the list. The address keeps filter, search and choice. */
export function MakersScreen() {
  const search: MakerSearch = useSearch({ from: '/makers' })
  const navigate = useNavigate()
  const list = useMakerList(search)
  const [adding, setAdding] = useState(false)
  const go = useCallback(
    (change: MakerSearch) =>
      void navigate({
        to: '/makers',
        search: (before) => ({ ...(before as MakerSearch), ...change }),
        replace: true,
      }),
    [navigate],
  )
  const onSearch = useCallback((text: string) => go({ search: text || undefined, row: undefined }), [go])
  const { rows, more, total, byStatus } = list
  const all = byStatus && Object.values(byStatus).reduce((sum, count) => sum + count, 0)
  const chips: Chip<MakerStatus | 'all'>[] = [
    { value: 'all', label: 'All', count: all },
    ...makerStatus.options.map((status) => ({
      value: status,
      label: MAKER_STATUS_LOOK[status].word,
      icon: MAKER_STATUS_LOOK[status].icon,
      count: byStatus?.[status],
    })),
  ]
  const add = (
    <Button
      leftSection={<Icon name="plus" size={18} />}
      onClick={() => setAdding(true)}
      data-testid="add-maker"
    >
      Add maker
    </Button>
  )
  const filtered = Boolean(search.search ?? search.status)
  return (
    <Page
      title="Makers"
      body="fill"
      aside={
        list.query.data && (
          <span data-testid="maker-count">
            {total === 1 ? '1 maker' : `${total.toLocaleString('en')} makers`}
          </span>
        )
      }
      actions={
        <>
          <SearchBox
            label="Search the makers"
            placeholder="Name, city, process, material"
            value={search.search ?? ''}
            onSearch={onSearch}
          />
          {add}
        </>
      }
    >
      <div className={css['chips']}>
        <Chips
          label="Status"
          chips={chips}
          value={search.status ?? 'all'}
          onChange={(status) => go({ status: status === 'all' ? undefined : status, row: undefined })}
        />
      </div>
      <DetailSplit
        list={
          <div className={css['list']}>
            <Asked query={list.query} what="The makers" shape="rows">
              {() => (
                <DataTable
                  label="Makers"
                  columns={makerColumns(search.row !== undefined)}
                  count={rows.length + (more ? COMING : 0)}
                  rowAt={(index) => rows[index]}
                  keyOf={(row) => row.id}
                  selected={search.row ?? null}
                  onSelect={(row) => go({ row: row.id })}
                  onOpen={(row) => go({ row: row.id })}
                  onRange={list.onRange}
                  markOf={(row) => (row.status === 'active' ? undefined : 'dim')}
                  rowHeight={56}
                  autoFocus
                  empty={
                    <NoMakers
                      filtered={filtered}
                      add={add}
                      onClear={() => go({ search: undefined, status: undefined })}
                    />
                  }
                />
              )}
            </Asked>
          </div>
        }
        detail={search.row ? <MakerPane key={search.row} makerId={search.row} /> : null}
        detailLabel="The chosen maker"
        onClose={() => go({ row: undefined })}
      />
      {adding && (
        <AddMakerDialog
          onClose={(added) => {
            setAdding(false)
            if (added) go({ row: added, search: undefined, status: undefined })
          }}
        />
      )}
    </Page>
  )
}

function NoMakers({ filtered, add, onClear }: { filtered: boolean; add: ReactNode; onClear: () => void }) {
  if (!filtered)
    return (
      <EmptyState icon="person" title="No makers yet" action={add}>
        Add the people who make for you in workshops of their own. They work from the same program.
      </EmptyState>
    )
  return (
    <EmptyState
      icon="search"
      title="No maker matches"
      action={
        <Button variant="default" onClick={onClear}>
          Show all makers
        </Button>
      }
    >
      Nobody fits this filter and this search together.
    </EmptyState>
  )
}
