import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { ImportView } from '../../../../src-shared/cloud-contract/imports.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { ListFrame } from '../parts/list-frame.tsx'
import { usePaged } from '../parts/use-paged.ts'
import { importColumns } from './import-columns.tsx'
import { ImportPage } from './import-page.tsx'
import type { ImportsSearch } from './imports-search.ts'
import { NewImportDialog } from './new-import-dialog.tsx'

const FRESH_EVERY_MS = 10_000

/** Orders of other shops: the imports so far, or one of them from its file to its orders. */
export function ImportsScreen() {
  const search: ImportsSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const go = useCallback((next: ImportsSearch) => void navigate({ to: '/imports', search: next }), [navigate])
  return search.row ? (
    <ImportPage
      key={search.row}
      importId={search.row}
      show={search.show ?? 'orders'}
      onShow={(show) => go({ ...search, show })}
      onBack={() => go({})}
    />
  ) : (
    <ImportList onOpen={(row) => go({ row })} />
  )
}

function ImportList({ onOpen }: { onOpen: (id: string) => void }) {
  const queries = useCloudQueries()
  const [choosing, setChoosing] = useState(false)
  const query = useInfiniteQuery({
    ...queries.imports.list.infiniteOptions({
      input: (offset: number) => ({ offset, limit: 100 }),
      initialPageParam: 0,
      getNextPageParam: (page) => page.next,
    }),
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_EVERY_MS,
  })
  const { rows, more, onRange } = usePaged<ImportView, NonNullable<typeof query.data>['pages'][number]>(query)
  const begin = (
    <Button
      leftSection={<Icon name="file" size={18} />}
      onClick={() => setChoosing(true)}
      data-testid="new-import"
    >
      Import a file
    </Button>
  )
  return (
    <ListFrame
      title="Import orders"
      words={['import', 'imports']}
      actions={begin}
      query={query}
      rows={rows}
      more={more}
      onRange={onRange}
      columns={importColumns}
      keyOf={(row) => row.id}
      chosen={undefined}
      onChoose={(id) => id && onOpen(id)}
      pane={() => null}
      rowHeight={56}
      empty={
        <EmptyState icon="orders" title="No import yet" action={begin}>
          Orders that were taken by Shopify, WooCommerce or Etsy come in here from a CSV file. Nothing is made
          before you have seen what would be.
        </EmptyState>
      }
    >
      {choosing && (
        <NewImportDialog
          lastShop={rows[0]?.shop ?? ''}
          onClose={(begun) => {
            setChoosing(false)
            if (begun) onOpen(begun.id)
          }}
        />
      )}
    </ListFrame>
  )
}
