import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Chips, type Chip } from '../../../ui/chips.tsx'
import css from './person.module.css'
import type { PeopleSearch } from './people-search.ts'

type Shown = 'all' | NonNullable<PeopleSearch['role']> | 'out'

const CHIPS: readonly Chip<Shown>[] = [
  { value: 'all', label: 'All' },
  { value: 'operator', label: 'Operators' },
  { value: 'maker', label: 'Makers' },
  { value: 'admin', label: 'Admins' },
  { value: 'out', label: 'Taken out', icon: 'lock' },
]

interface PeopleFiltersProps {
  search: PeopleSearch
  onChange: (change: PeopleSearch) => void
}

/** Which of the people are listed: by role, those taken out, and by factory. */
export function PeopleFilters({ search, onChange }: PeopleFiltersProps) {
  const queries = useCloudQueries()
  const { data: factories } = useQuery(queries.people.factories.queryOptions())
  return (
    <div className={css['filters']}>
      <Chips
        label="Role"
        chips={CHIPS}
        value={search.state === 'out' ? 'out' : (search.role ?? 'all')}
        onChange={(shown) =>
          onChange(
            shown === 'out'
              ? { state: 'out', role: undefined }
              : { state: undefined, role: shown === 'all' ? undefined : shown },
          )
        }
      />
      <Select
        aria-label="Factory"
        placeholder="Every factory"
        data={(factories ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={search.factoryId ?? null}
        onChange={(factoryId) => onChange({ factoryId: factoryId ?? undefined })}
        clearable
        size="sm"
        w="12rem"
      />
    </div>
  )
}
