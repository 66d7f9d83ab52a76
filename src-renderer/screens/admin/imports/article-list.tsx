import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportArticle, ImportView } from '../../../../src-shared/cloud-contract/imports.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Code } from '../../../ui/code.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Asked } from '../parts/asked.tsx'
import { TwoLines } from '../parts/two-lines.tsx'
import { usePaged } from '../parts/use-paged.ts'
import { ArticlePane } from './article-pane.tsx'

const COLUMNS: readonly Column<ImportArticle>[] = [
  {
    key: 'theirs',
    header: 'Their article',
    width: 'minmax(10rem, 2fr)',
    cell: (row) => <TwoLines top={<bdi>{row.title}</bdi>} below={<Code size="sm">{row.key}</Code>} />,
  },
  {
    key: 'orders',
    header: 'Orders',
    width: '5rem',
    align: 'end',
    cell: (row) => row.orders.toLocaleString('en'),
  },
  {
    key: 'ours',
    header: 'Our article',
    width: 'minmax(10rem, 2fr)',
    cell: (row) =>
      row.variant ? (
        <TwoLines top={<bdi>{row.variant.title}</bdi>} below={<Code size="sm">{row.variant.sku}</Code>} />
      ) : (
        <StateBadge tone="needs" icon="products" word="None yet" size="sm" />
      ),
  },
  {
    key: 'by',
    header: 'Found by',
    width: '7rem',
    cell: ({ by }) => (by === 'sku' ? 'Its SKU' : by === 'person' ? 'A person' : ''),
  },
]

const COMING = 3

/** The other shop's articles and which of ours they are; those that are none of ours first. */
export function ArticleList({ view }: { view: ImportView }) {
  const queries = useCloudQueries()
  const [chosen, setChosen] = useState<string | null>(null)
  const query = useInfiniteQuery({
    ...queries.imports.articles.infiniteOptions({
      input: (offset: number) => ({ id: view.id, offset }),
      initialPageParam: 0,
      getNextPageParam: (page) => page.next,
    }),
    placeholderData: keepPreviousData,
  })
  const { rows, more, onRange } = usePaged<ImportArticle, NonNullable<typeof query.data>['pages'][number]>(
    query,
  )
  const article = rows.find((row) => row.key === chosen)
  return (
    <DetailSplit
      list={
        <Asked query={query} what="The articles" shape="rows">
          {() => (
            <DataTable
              label="Articles of the file"
              columns={article ? COLUMNS.filter(({ key }) => key === 'theirs' || key === 'ours') : COLUMNS}
              count={rows.length + (more ? COMING : 0)}
              rowAt={(index) => rows[index]}
              keyOf={(row) => row.key}
              selected={chosen}
              onSelect={(row) => setChosen(row.key)}
              onOpen={(row) => setChosen(row.key)}
              onRange={onRange}
              rowHeight={56}
              autoFocus
              empty={
                <EmptyState icon="products" title="No articles">
                  Articles of orders that could be read appear here.
                </EmptyState>
              }
            />
          )}
        </Asked>
      }
      detail={article ? <ArticlePane key={article.key} view={view} article={article} /> : null}
      detailLabel="The chosen article"
      onClose={() => setChosen(null)}
    />
  )
}
