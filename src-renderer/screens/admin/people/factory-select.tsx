import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCloudQueries } from '../../../station/station-context.tsx'

interface FactorySelectProps {
  label: string
  value: string | null
  onChange: (factoryId: string | null) => void
  /** Whether there may be none. */
  clearable?: boolean
  required?: boolean
  error?: string | undefined
}

/** One of the store's factories. */
export function FactorySelect({
  label,
  value,
  onChange,
  clearable = false,
  required = false,
  error,
}: FactorySelectProps) {
  const queries = useCloudQueries()
  const { data: factories } = useQuery(queries.people.factories.queryOptions())
  return (
    <Select
      label={label}
      placeholder={clearable ? 'No factory' : 'Choose the factory'}
      data={(factories ?? []).map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` }))}
      value={value}
      onChange={onChange}
      clearable={clearable}
      allowDeselect={clearable}
      withAsterisk={required}
      error={error}
    />
  )
}
