import { Button, NativeSelect } from '@mantine/core'
import { orderSort, type OrderSort } from '../../../../src-shared/cloud-contract/order-filter.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { activeFilters } from './active-filters.ts'
import css from './list-tools.module.css'
import type { OrderSearch } from './order-filter.ts'
import { useDeskChoices } from './use-desk-choices.ts'

const SORT_WORDS: Record<OrderSort, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  due: 'Due soonest',
  largest: 'Largest first',
  smallest: 'Smallest first',
}

interface ListToolsProps {
  search: OrderSearch
  onChange: (search: OrderSearch) => void
  onOpen: (what: 'filters' | 'columns' | 'deliveries') => void
}

/** How the list is sorted, filtered further and laid out; each further filter is taken away by one press. */
export function ListTools({ search, onChange, onOpen }: ListToolsProps) {
  const active = activeFilters(search, useDeskChoices())
  const button = (
    what: 'filters' | 'columns' | 'deliveries',
    word: string,
    icon: 'filter' | 'overview' | 'home',
  ) => (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<Icon name={icon} size={16} />}
      onClick={() => onOpen(what)}
      data-testid={what}
    >
      {word}
    </Button>
  )
  return (
    <div className={css['tools']}>
      {active.map(({ key, word, without }) => (
        <Button
          key={key}
          variant="light"
          size="compact-sm"
          rightSection={<Icon name="cross" size={14} label="Take away" />}
          onClick={() => onChange(without)}
          data-testid="active-filter"
        >
          <bdi>{word}</bdi>
        </Button>
      ))}
      {button('filters', 'More filters', 'filter')}
      {button('columns', 'Columns', 'overview')}
      {button('deliveries', 'Delivered parcels', 'home')}
      <NativeSelect
        aria-label="Sort by"
        size="xs"
        data={orderSort.options.map((value) => ({ value, label: SORT_WORDS[value] }))}
        value={search.sort ?? 'newest'}
        onChange={(event) => {
          const sort = orderSort.parse(event.currentTarget.value)
          onChange({ ...search, sort: sort === 'newest' ? undefined : sort })
        }}
      />
    </div>
  )
}
