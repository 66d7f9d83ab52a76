import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { foldForSearch } from '../../../../src-shared/std/plain-text.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Page } from '../../../ui/page.tsx'
import { Asked } from '../parts/asked.tsx'
import css from '../parts/list.module.css'
import { SearchBox } from '../parts/search-box.tsx'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { peopleColumns } from './people-columns.tsx'
import { PersonPane } from './person-pane.tsx'

/** Who works for the store, where, and what they may do. */
export function PeopleScreen() {
  const queries = useCloudQueries()
  const people = useQuery(queries.people.list.queryOptions())
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const wanted = foldForSearch(search)
  const rows = (people.data ?? []).filter((person) =>
    foldForSearch(`${person.name} ${person.email} ${person.factoryName ?? ''}`).includes(wanted),
  )
  const person = rows.find((row) => row.id === chosen)
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
    <Page
      title="People"
      body="fill"
      actions={
        <>
          <SearchBox
            label="Search the people"
            placeholder="Name, e-mail, factory"
            value={search}
            onSearch={setSearch}
          />
          {add}
        </>
      }
    >
      <DetailSplit
        list={
          <div className={css['list']}>
            <Asked query={people} what="The people" shape="rows">
              {() => (
                <DataTable
                  label="People"
                  columns={peopleColumns(person !== undefined)}
                  count={rows.length}
                  rowAt={(index) => rows[index]}
                  keyOf={(row) => row.id}
                  selected={chosen}
                  onSelect={(row) => setChosen(row.id)}
                  onOpen={(row) => setChosen(row.id)}
                  markOf={(row) => (row.active ? undefined : 'dim')}
                  rowHeight={56}
                  empty={
                    search ? (
                      <EmptyState icon="search" title="Nobody matches">
                        Try another part of the name.
                      </EmptyState>
                    ) : (
                      <EmptyState icon="people" title="Nobody yet" action={add}>
                        Add the people who work at the benches, so that each action carries a name.
                      </EmptyState>
                    )
                  }
                />
              )}
            </Asked>
          </div>
        }
        detail={person ? <PersonPane key={person.id} person={person} /> : null}
        detailLabel="The chosen person"
        onClose={() => setChosen(null)}
      />
      {adding && (
        <AddPersonDialog
          onClose={(added) => {
            setAdding(false)
            if (added) setChosen(added.id)
          }}
        />
      )}
    </Page>
  )
}
