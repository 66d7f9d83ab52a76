import { formatMoney } from '../../../src-shared/money/money.ts'
import type { OrderDraft } from './draft.ts'
import type { SourceLine } from './read-lines.ts'
import type { OrderCells } from './order-cells.ts'
import { spreadDiscount } from './spread-discount.ts'

type Sums = Pick<OrderDraft, 'lines' | 'discount' | 'subtotal' | 'shipping' | 'tax' | 'taxIncluded' | 'total'>

const MOST = 10 ** 13

/**
 * The amounts of an order, to the cent. Whether tax stands on top or inside of the prices is told by which of the two
 * makes the total; an order whose total neither makes is named. Null with a finding.
 */
export function readSums(cells: OrderCells, lines: readonly SourceLine[]): Sums | null {
  const { sums } = cells.reading.format
  const { currency } = cells.reading
  const shipping = cells.money(sums.shipping)
  const tax = cells.money(sums.tax)
  const discounts = sums.discounts.map((column) => cells.money(column))
  const written = sums.total === null ? 0 : cells.money(sums.total)
  if (shipping === null || tax === null || written === null) return null
  let discount = 0
  for (const one of discounts) {
    if (one === null) return null
    discount += one
  }
  const goods = lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0)
  const say = (amount: number): string => formatMoney(amount, currency)
  if (goods > MOST || shipping > MOST || tax > MOST) {
    cells.wrong(
      'These amounts are too large to be true.',
      'Look at the prices and pieces of the order.',
      sums.shipping,
    )
    return null
  }
  if (discount > goods + shipping) {
    cells.wrong(
      `The discount of ${say(discount)} is more than what was bought.`,
      'Correct the discount or the prices.',
      sums.discounts[0],
    )
    return null
  }
  // What is more than the goods cost was taken off the shipping.
  const offGoods = Math.min(discount, goods)
  const net = { goods: goods - offGoods, shipping: shipping - (discount - offGoods) }
  const added = net.goods + net.shipping + tax
  const included = net.goods + net.shipping
  const total = sums.total === null ? added : written
  if (total !== added && total !== included) {
    cells.wrong(
      `The total of ${say(total)} does not add up: articles ${say(goods)}, less ${say(discount)}, shipping ${say(shipping)}, tax ${say(tax)}.`,
      'Look for a line that is missing, a refund, or the wrong sign before the cents.',
      sums.total,
    )
    return null
  }
  return {
    lines: spreadDiscount(lines, offGoods),
    discount,
    subtotal: net.goods,
    shipping: net.shipping,
    tax,
    taxIncluded: tax > 0 && total === included,
    total,
  }
}
