/** Money of an order and of a part of it, minor units. */
interface OrderMoney {
  readonly subtotal: number
  readonly shipping: number
  readonly tax: number
}

/**
 * What a part of an order is worth: its items and their share of the tax, half up. Shipping stays while another part is
 * still sent; whoever cancels all of it gives back all that is left.
 */
export function partWorth(items: number, { subtotal, shipping, tax }: OrderMoney): number {
  const taxed = subtotal + shipping
  if (taxed === 0) return items
  return items + Number((BigInt(tax) * BigInt(items) * 2n + BigInt(taxed)) / (2n * BigInt(taxed)))
}

/**
 * What each of several parts gets of what is left: never more than there is. With `whole` (nothing of the order is made
 * any more) the last one takes the rest, shipping and rounding with it.
 */
export function shareOut(worths: readonly number[], left: number, whole: boolean): number[] {
  let rest = left
  return worths.map((worth, at) => {
    const share = whole && at === worths.length - 1 ? rest : Math.min(worth, rest)
    rest -= share
    return share
  })
}

/** `part` of `whole`, of an amount, half up: how much of an earning goes with a price that was lowered. */
export const inProportion = (amount: number, part: number, whole: number): number =>
  whole <= 0 ? 0 : Number((BigInt(amount) * BigInt(part) * 2n + BigInt(whole)) / (2n * BigInt(whole)))
