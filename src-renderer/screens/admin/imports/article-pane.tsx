import { Button, Select } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportArticle, ImportView } from '../../../../src-shared/cloud-contract/imports.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Code } from '../../../ui/code.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Facts } from '../parts/facts.tsx'
import { Trouble } from '../parts/trouble.tsx'
import css from './imports.module.css'

type Choice = NonNullable<ImportArticle['variant']>

/** Says which article of ours one of the other shop is. Kept for the next import of that shop. */
export function ArticlePane({ view, article }: { view: ImportView; article: ImportArticle }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [search, setSearch] = useState('')
  const [variantId, setVariantId] = useState<string | null>(article.variant?.id ?? null)
  const { data } = useQuery(queries.imports.choices.queryOptions({ input: { search } }))
  const match = useMutation({
    ...queries.imports.match.mutationOptions(),
    onSuccess: () => cache.invalidateQueries({ queryKey: queries.imports.key() }),
  })
  const known = [...(article.variant ? [article.variant] : []), ...(data ?? [])]
  const choices = [...new Map(known.map((one) => [one.id, one])).values()]
  const say = ({ sku, title }: Choice): string => `${title} (${sku})`
  const open = view.state === 'checked'
  return (
    <div className={css['pane']} data-testid="article-pane">
      <h2 className={css['name']}>
        <bdi>{article.title}</bdi>
      </h2>
      <Facts
        facts={[
          ['At the other shop', <Code key="key">{article.key}</Code>],
          ['In', article.orders === 1 ? '1 order' : `${article.orders} orders`],
          ['Pieces', article.pieces.toLocaleString('en')],
        ]}
      />
      <Select
        label="Which of ours is it?"
        description={open ? 'A part of its name or SKU' : 'Its orders are made already.'}
        placeholder="Choose the article"
        data={choices.map((one) => ({ value: one.id as string, label: say(one) }))}
        value={variantId}
        onChange={setVariantId}
        searchable
        onSearchChange={(text) => setSearch(choices.some((one) => say(one) === text) ? '' : text)}
        filter={({ options }) => options}
        nothingFoundMessage="No published article fits"
        clearable
        disabled={!open}
      />
      <Trouble sentence={match.error && sentenceOf(match.error)} />
      <Button
        className={css['end']}
        loading={match.isPending}
        disabled={!open || variantId === (article.variant?.id ?? null)}
        onClick={() => match.mutate({ id: view.id, key: article.key, variantId: variantId })}
        data-testid="match"
      >
        Save
      </Button>
    </div>
  )
}
