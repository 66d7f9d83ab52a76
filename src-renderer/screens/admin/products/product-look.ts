import type { Product } from '../../../../src-shared/catalog/product.ts'
import { formatMoney } from '../../../../src-shared/money/money.ts'
import type { IconName } from '../../../ui/icons/shapes.ts'
import type { Tone } from '../../../ui/state-badge.tsx'

type Status = Product['status']

/** How each status of a product looks and is called. */
export const PRODUCT_LOOK: Record<Status, { tone: Tone; icon: IconName; word: string }> = {
  published: { tone: 'done', icon: 'checkCircle', word: 'Published' },
  draft: { tone: 'waiting', icon: 'edit', word: 'Draft' },
  archived: { tone: 'waiting', icon: 'folder', word: 'Archived' },
}

/** What can be done with a product of each status. */
export const PRODUCT_MOVES: Record<Status, readonly { to: Status; word: string }[]> = {
  draft: [
    { to: 'published', word: 'Publish' },
    { to: 'archived', word: 'Archive' },
  ],
  published: [
    { to: 'archived', word: 'Archive' },
    { to: 'draft', word: 'Take back to draft' },
  ],
  archived: [{ to: 'draft', word: 'Take back to draft' }],
}

/** `ZAR 249.00 – 529.00`, or one price where all are equal; a dash where there is no variant. */
export function priceRange({ variants, currency }: Pick<Product, 'variants' | 'currency'>): string {
  const prices = variants.map((variant) => variant.price)
  if (prices.length === 0) return '–'
  const [low, high] = [Math.min(...prices), Math.max(...prices)]
  return low === high
    ? formatMoney(low, currency)
    : `${formatMoney(low, currency)} – ${formatMoney(high, currency).replace(/^[^\d]+/, '')}`
}
