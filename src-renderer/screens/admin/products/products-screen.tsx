import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Product } from '../../../../src-shared/catalog/product.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Chips, type Chip } from '../../../ui/chips.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { Asked } from '../parts/asked.tsx'
import css from '../parts/list.module.css'
import { SearchBox } from '../parts/search-box.tsx'
import { productColumns } from './product-columns.tsx'
import { ProductPane } from './product-pane.tsx'

type Shown = 'all' | Product['status']

/** Everything the shop sells, sold, or will sell. */
export function ProductsScreen() {
  const queries = useCloudQueries()
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const [chosen, setChosen] = useState<string | null>(null)
  const products = useQuery({
    ...queries.catalog.list.queryOptions({ input: { search } }),
    placeholderData: keepPreviousData,
  })
  const all = products.data ?? []
  const rows = all.filter((product) => shown === 'all' || product.status === shown)
  const product = rows.find((row) => row.id === chosen)
  const chip = (value: Shown, label: string): Chip<Shown> => ({
    value,
    label,
    count: products.data && (value === 'all' ? all : all.filter((row) => row.status === value)).length,
  })
  const clear = (): void => {
    setSearch('')
    setShown('all')
  }
  return (
    <Page
      title="Products"
      body="fill"
      actions={
        <SearchBox label="Search the products" placeholder="Product" value={search} onSearch={setSearch} />
      }
    >
      <div className={css['chips']}>
        <Chips
          label="Status"
          chips={[
            chip('all', 'All'),
            chip('published', 'Published'),
            chip('draft', 'Drafts'),
            chip('archived', 'Archived'),
          ]}
          value={shown}
          onChange={setShown}
        />
      </div>
      <DetailSplit
        list={
          <div className={css['list']}>
            <Asked query={products} what="The products" shape="rows">
              {() => (
                <DataTable
                  label="Products"
                  columns={productColumns(product !== undefined)}
                  count={rows.length}
                  rowAt={(index) => rows[index]}
                  keyOf={(row) => row.id}
                  selected={chosen}
                  onSelect={(row) => setChosen(row.id)}
                  onOpen={(row) => setChosen(row.id)}
                  markOf={(row) => (row.status === 'archived' ? 'dim' : undefined)}
                  rowHeight={60}
                  empty={<NoProducts filtered={search !== '' || shown !== 'all'} onClear={clear} />}
                />
              )}
            </Asked>
          </div>
        }
        detail={product ? <ProductPane key={product.id} product={product} /> : null}
        detailLabel="The chosen product"
        onClose={() => setChosen(null)}
      />
    </Page>
  )
}

function NoProducts({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered)
    return (
      <EmptyState icon="products" title="No products yet">
        What the shop can sell appears here, drafts included.
      </EmptyState>
    )
  return (
    <EmptyState
      icon="search"
      title="No product matches"
      action={
        <Button variant="default" onClick={onClear}>
          Show all products
        </Button>
      }
    >
      Nothing fits this filter and this search together.
    </EmptyState>
  )
}
