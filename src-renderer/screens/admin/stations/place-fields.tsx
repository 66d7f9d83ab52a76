import { Input, SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StationRow } from '../../../../src-shared/cloud-contract/stations.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { FactorySelect } from '../people/factory-select.tsx'

/** Where a station stands, as it is being chosen. */
export interface Place {
  readonly kind: 'factory' | 'maker' | 'office'
  readonly factoryId: string | null
  readonly makerId: string | null
}

export const AT_A_FACTORY: Place = { kind: 'factory', factoryId: null, makerId: null }

/** Whether everything is chosen. */
export const isChosen = ({ kind, factoryId, makerId }: Place): boolean =>
  kind === 'office' || (kind === 'factory' ? factoryId !== null : makerId !== null)

/** The place as the cloud wants it. */
export const asPlace = ({ kind, factoryId, makerId }: Place): Pick<StationRow, 'factoryId' | 'makerId'> => ({
  factoryId: kind === 'factory' ? (factoryId as StationRow['factoryId']) : null,
  makerId: kind === 'maker' ? (makerId as StationRow['makerId']) : null,
})

const MEANING: Record<Place['kind'], string> = {
  factory: 'Gets the work of that factory; its operators sign in on it.',
  maker: 'Gets the jobs of that maker, who alone signs in on it.',
  office: 'A desk that sees the whole store; admins sign in on it.',
}

interface PlaceFieldsProps {
  value: Place
  onChange: (place: Place) => void
  /** The person tried to go on. */
  asked: boolean
}

/** At which factory, with which maker, or in the office. */
export function PlaceFields({ value, onChange, asked }: PlaceFieldsProps) {
  return (
    <>
      <Input.Wrapper label="Where does it stand?" labelElement="div" description={MEANING[value.kind]}>
        <SegmentedControl
          aria-label="Where does it stand?"
          fullWidth
          data={[
            { value: 'factory', label: 'A factory' },
            { value: 'maker', label: 'A maker' },
            { value: 'office', label: 'The office' },
          ]}
          value={value.kind}
          onChange={(kind) => onChange({ ...value, kind })}
        />
      </Input.Wrapper>
      {value.kind === 'factory' && (
        <FactorySelect
          label="Factory"
          value={value.factoryId}
          onChange={(factoryId) => onChange({ ...value, factoryId })}
          required
          error={asked && !value.factoryId ? 'Choose the factory' : undefined}
        />
      )}
      {value.kind === 'maker' && (
        <MakerSelect
          value={value.makerId}
          onChange={(makerId) => onChange({ ...value, makerId })}
          error={asked && !value.makerId ? 'Choose the maker' : undefined}
        />
      )}
    </>
  )
}

interface MakerSelectProps {
  value: string | null
  onChange: (makerId: string | null) => void
  error: string | undefined
}

/** One of the store's makers, found by a part of the name. */
function MakerSelect({ value, onChange, error }: MakerSelectProps) {
  const queries = useCloudQueries()
  const [search, setSearch] = useState('')
  const { data } = useQuery(
    queries.people.list.queryOptions({ input: { search, role: 'maker', state: 'active', limit: 50 } }),
  )
  const makers = (data?.rows ?? []).flatMap(({ makerId, name, email }) =>
    makerId ? [{ value: makerId, label: `${name}, ${email}` }] : [],
  )
  return (
    <Select
      label="Maker"
      placeholder="Choose the maker"
      data={makers}
      value={value}
      onChange={onChange}
      searchable
      onSearchChange={(text) => setSearch(makers.some(({ label }) => label === text) ? '' : text)}
      nothingFoundMessage="No maker of this name"
      withAsterisk
      error={error}
    />
  )
}
