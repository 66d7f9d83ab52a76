import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SavedFilter } from '../../../../src-shared/cloud-contract/desk.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Chips } from '../../../ui/chips.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { facetsOf, isFiltered, sameFilter, type OrderSearch } from './order-filter.ts'
import { SavedFilterDialog } from './saved-filter-dialog.tsx'
import css from './saved-filters.module.css'

interface SavedFiltersProps {
  search: OrderSearch
  onOpen: (search: OrderSearch) => void
}

/** The filters that were kept by a name, one press each; the present one is kept from here too. */
export function SavedFilters({ search, onOpen }: SavedFiltersProps) {
  const queries = useCloudQueries()
  const { data: filters = [] } = useQuery(queries.desk.savedFilters.queryOptions())
  const [editing, setEditing] = useState<SavedFilter | 'new' | null>(null)
  const present = filters.find(({ filter }) => sameFilter(filter, search))
  const chips = filters.map(({ id, name, shared, mine, ownerName }) => ({
    value: id,
    label: mine ? name : `${name} · ${ownerName}`,
    ...(shared ? { icon: 'people' as const } : {}),
  }))
  return (
    <div className={css['saved']} data-testid="saved-filters">
      <span className={css['word']}>Saved</span>
      <Chips
        label="Saved filters"
        chips={chips}
        value={present?.id ?? ''}
        onChange={(id) => {
          const picked = filters.find((filter) => filter.id === id)
          if (picked) onOpen(picked.id === present?.id ? {} : picked.filter)
        }}
      />
      {present?.mine ? (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Icon name="edit" size={16} />}
          onClick={() => setEditing(present)}
          data-testid="edit-filter"
        >
          Rename or share
        </Button>
      ) : (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Icon name="plus" size={16} />}
          disabled={!isFiltered(search) || present !== undefined}
          onClick={() => setEditing('new')}
          data-testid="save-filter"
        >
          Save this filter
        </Button>
      )}
      {filters.length === 0 && (
        <span className={css['hint']}>A filter that you need again can be kept here by a name.</span>
      )}
      {editing && (
        <SavedFilterDialog
          filter={editing === 'new' ? null : editing}
          present={facetsOf(search)}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  )
}
