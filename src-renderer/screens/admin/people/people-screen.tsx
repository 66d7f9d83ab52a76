import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { PersonRow } from '../../../../src-shared/cloud-contract/people.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { ListFrame } from '../parts/list-frame.tsx'
import { NoMatch } from '../parts/no-match.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { usePaged } from '../parts/use-paged.ts'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { peopleColumns } from './people-columns.tsx'
import { PeopleFilters } from './people-filters.tsx'
import type { PeopleSearch } from './people-search.ts'
import { PersonPane } from './person-pane.tsx'

/** Who works for the store, where, and what they may do. The address keeps filters, search and choice. */
export function PeopleScreen() {
  const queries = useCloudQueries()
  const search: PeopleSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const query = useInfiniteQuery({
    ...queries.people.list.infiniteOptions({
      input: (offset: number) => ({
        search: search.search ?? '',
        role: search.role ?? null,
        state: search.state ?? null,
        factoryId: (search.factoryId ?? null) as PersonRow['factoryId'],
        offset,
      }),
      initialPageParam: 0,
      getNextPageParam: (page) => page.next,
    }),
    placeholderData: keepPreviousData,
  })
  const { rows, more, total, onRange } = usePaged<PersonRow, NonNullable<typeof query.data>['pages'][number]>(
    query,
  )
  const go = useCallback(
    (change: PeopleSearch) =>
      void navigate({
        to: '/people',
        search: (before) => ({ ...(before as PeopleSearch), ...change }),
        replace: true,
      }),
    [navigate],
  )
  const onSearch = useCallback((text: string) => go({ search: text || undefined, row: undefined }), [go])
  const clear = (): void =>
    go({ search: undefined, role: undefined, state: undefined, factoryId: undefined, row: undefined })
  const filtered = Boolean(search.search ?? search.role ?? search.state ?? search.factoryId)
  const add = (
    <Button
      leftSection={<Icon name="plus" size={18} />}
      onClick={() => setAdding(true)}
      data-testid="add-person"
    >
      Add person
    </Button>
  )
  return (
    <ListFrame
      title="People"
      words={['person', 'people']}
      aside={
        query.data && (
          <span data-testid="people-count">
            {total === 1 ? '1 person' : `${total.toLocaleString('en')} people`}
          </span>
        )
      }
      actions={
        <>
          <SearchBox
            label="Search the people"
            placeholder="Name, e-mail, factory"
            value={search.search ?? ''}
            onSearch={onSearch}
          />
          {add}
        </>
      }
      chips={<PeopleFilters search={search} onChange={(change) => go({ ...change, row: undefined })} />}
      query={query}
      rows={rows}
      more={more}
      onRange={onRange}
      columns={peopleColumns(search.row !== undefined)}
      keyOf={(row) => row.id}
      chosen={search.row}
      onChoose={(row) => go({ row })}
      pane={(id) => <PersonPane key={id} personId={id} />}
      markOf={(row) => (row.active ? undefined : 'dim')}
      rowHeight={56}
      empty={
        filtered ? (
          <NoMatch title="Nobody matches" all="Show everybody" onClear={clear} />
        ) : (
          <EmptyState icon="people" title="Nobody yet" action={add}>
            Add the people who work at the benches, so that each action carries a name.
          </EmptyState>
        )
      }
    >
      {adding && (
        <AddPersonDialog
          onClose={(added) => {
            setAdding(false)
            if (added) go({ row: added.id, search: undefined, role: undefined, state: undefined })
          }}
        />
      )}
    </ListFrame>
  )
}
