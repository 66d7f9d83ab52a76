import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Code } from '../../../ui/code.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Money } from '../../../ui/money.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { Facts } from '../parts/facts.tsx'
import { Trouble } from '../parts/trouble.tsx'
import css from './product.module.css'
import type { ProductRow } from './product-columns.tsx'
import { PRODUCT_LOOK, PRODUCT_MOVES, priceRange } from './product-look.ts'

/** One product with its variants, and what can be done with it. */
export function ProductPane({ product }: { product: ProductRow }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const set = useMutation({
    ...queries.catalog.setStatus.mutationOptions(),
    onSuccess: () => cache.invalidateQueries({ queryKey: queries.catalog.key() }),
  })
  return (
    <div className={css['pane']} data-testid="product-pane">
      <h2 className={css['title']}>
        <bdi>{product.title}</bdi>
      </h2>
      {product.imageUrl && <img className={css['big']} src={product.imageUrl} alt="" />}
      {product.description && <p className={css['text']}>{product.description}</p>}
      <Facts
        facts={[
          ['Status', <StateBadge key="status" {...PRODUCT_LOOK[product.status]} size="sm" />],
          ['Price', priceRange(product)],
          ['Sold in 30 days', product.sold30Days.toLocaleString('en')],
          ['Changed', <Happened key="changed" at={product.updatedAt} />],
          [
            'In the shop as',
            <Code key="slug" size="sm">
              {product.slug}
            </Code>,
          ],
        ]}
      />
      <div className={css['buttons']}>
        {PRODUCT_MOVES[product.status].map(({ to, word }, at) => (
          <Button
            key={to}
            variant={at === 0 && to === 'published' ? 'filled' : 'default'}
            loading={set.isPending && set.variables.status === to}
            disabled={set.isPending && set.variables.status !== to}
            onClick={() => set.mutate({ id: product.id, status: to })}
          >
            {word}
          </Button>
        ))}
      </div>
      <Trouble sentence={set.error && sentenceOf(set.error)} />
      <table className={css['variants']} aria-label="Variants">
        <tbody>
          {product.variants.map((variant) => (
            <tr key={variant.id}>
              <th scope="row">
                <bdi>{variant.title}</bdi>{' '}
                {!variant.available && <span className={css['gone']}>not available</span>}
                <span className={css['sku']}>
                  <Code size="sm">{variant.sku}</Code>
                </span>
              </th>
              <td>
                <Money amount={variant.price} currency={product.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
