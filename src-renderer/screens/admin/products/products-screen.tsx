import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Chips, type Chip } from '../../../ui/chips.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ListFrame } from '../parts/list-frame.tsx'
import { NoMatch } from '../parts/no-match.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { productColumns } from './product-columns.tsx'
import { ProductPane } from './product-pane.tsx'
import type { ProductsSearch } from './products-search.ts'

type Shown = 'all' | NonNullable<ProductsSearch['status']>

/** Everything the shop sells, sold, or will sell. The address keeps filter, search and choice. */
export function ProductsScreen() {
  const queries = useCloudQueries()
  const search: ProductsSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const products = useQuery({
    ...queries.catalog.list.queryOptions({ input: { search: search.search ?? '' } }),
    placeholderData: keepPreviousData,
  })
  const go = useCallback(
    (change: ProductsSearch) =>
      void navigate({
        to: '/products',
        search: (before) => ({ ...(before as ProductsSearch), ...change }),
        replace: true,
      }),
    [navigate],
  )
  const onSearch = useCallback((text: string) => go({ search: text || undefined, row: undefined }), [go])
  const shown: Shown = search.status ?? 'all'
  const all = products.data ?? []
  const rows = all.filter((product) => shown === 'all' || product.status === shown)
  const chip = (value: Shown, label: string): Chip<Shown> => ({
    value,
    label,
    count: products.data && (value === 'all' ? all : all.filter((row) => row.status === value)).length,
  })
  const pane = (id: string) => {
    const product = rows.find((row) => row.id === id)
    return product ? <ProductPane key={product.id} product={product} /> : null
  }
  return (
    <ListFrame
      title="Products"
      words={['product', 'products']}
      actions={
        <SearchBox
          label="Search the products"
          placeholder="Product"
          value={search.search ?? ''}
          onSearch={onSearch}
        />
      }
      chips={
        <Chips
          label="Status"
          chips={[
            chip('all', 'All'),
            chip('published', 'Published'),
            chip('draft', 'Drafts'),
            chip('archived', 'Archived'),
          ]}
          value={shown}
          onChange={(status) => go({ status: status === 'all' ? undefined : status, row: undefined })}
        />
      }
      query={products}
      rows={rows}
      columns={productColumns(search.row !== undefined)}
      keyOf={(row) => row.id}
      chosen={search.row}
      onChoose={(row) => go({ row })}
      pane={pane}
      markOf={(row) => (row.status === 'archived' ? 'dim' : undefined)}
      rowHeight={60}
      empty={
        search.search || search.status ? (
          <NoMatch
            title="No product matches"
            all="Show all products"
            onClear={() => go({ search: undefined, status: undefined, row: undefined })}
          />
        ) : (
          <EmptyState icon="products" title="No products yet">
            What the shop can sell appears here, drafts included.
          </EmptyState>
        )
      }
    />
  )
}
