import type {
  ImportArticle,
  ImportedOrder,
  ImportFinding,
  ImportView,
} from '../../../src-shared/cloud-contract/imports.ts'
import type { Store } from './store.ts'

/** An import of the pretended cloud, with what its file holds. */
export interface KeptImport {
  readonly view: ImportView
  orders: ImportedOrder[]
  findings: ImportFinding[]
  articles: ImportArticle[]
  /** Positions of the orders that hold an article without a match. */
  wants: Set<number>
  bytesHere: number
}

const NAMES = ['Nomvula Dlamini', 'Jürgen Großmann', '佐藤 健', 'فاطمة الزهراء', 'Zoë Müller', 'Bob Roe']

/** What a file holds: as many orders as its name says (`orders-20000.csv`), else twelve. */
export function importedThings(
  store: Store,
  fileName: string,
): Pick<KeptImport, 'orders' | 'findings' | 'articles' | 'wants'> {
  const many = Number(/(\d+)\.csv$/.exec(fileName)?.[1] ?? 12)
  const [product] = store.products
  const [variant] = product!.variants
  const orders = Array.from({ length: many }, (_, at): ImportedOrder => {
    const bad = at % 6 === 4
    const unwanted = at % 6 === 5
    return {
      position: at,
      number: `#${1001 + at}`,
      firstRow: at + 2,
      lastRow: at + 2,
      state: bad ? 'bad' : unwanted ? 'unwanted' : 'good',
      customer: bad || unwanted ? null : NAMES[at % NAMES.length]!,
      total: bad || unwanted ? null : 42_000 + at * 100,
      pieces: bad || unwanted ? 0 : 2,
      sentence: bad
        ? '“Atlantis” is no country that we know.'
        : unwanted
          ? 'It is not paid in Shopify: “pending”.'
          : null,
      orderId: null,
    }
  })
  const wants = new Set(orders.filter(({ position }) => position % 6 === 3).map(({ position }) => position))
  return {
    orders,
    wants,
    findings: orders
      .filter(({ state }) => state === 'bad')
      .map(({ firstRow }) => ({
        row: firstRow,
        column: 'Shipping Country',
        problem: '“Atlantis” is no country that we know.',
        advice: 'Write its two letters (ZA, DE) or its English name.',
        note: false,
      })),
    articles:
      many === 0
        ? []
        : [
            {
              key: '“Moon bear, a card”',
              title: 'Moon bear, a card',
              orders: wants.size,
              pieces: 2 * wants.size,
              variant: null,
              by: null,
            },
            {
              key: variant!.sku,
              title: 'A mug of theirs',
              orders: many - wants.size,
              pieces: 2 * (many - wants.size),
              variant: {
                id: variant!.id,
                sku: variant!.sku,
                title: `${product!.title}, ${variant!.title}`,
              },
              by: 'sku',
            },
          ],
  }
}
