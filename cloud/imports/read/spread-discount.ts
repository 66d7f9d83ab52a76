/** So many pieces at a price each, in minor units. */
export interface PricedPieces {
  readonly quantity: number
  readonly unitPrice: number
}

/**
 * Takes a discount off lines in proportion to what they cost, to the last cent, so that what the lines come to is what was
 * paid for them. A line whose share does not divide by its pieces becomes two. `discount` is at most what they cost.
 */
export function spreadDiscount<Line extends PricedPieces>(lines: readonly Line[], discount: number): Line[] {
  const costs = lines.map(({ quantity, unitPrice }) => BigInt(quantity) * BigInt(unitPrice))
  const all = costs.reduce((sum, cost) => sum + cost, 0n)
  if (discount === 0 || all === 0n) return [...lines]
  let costBefore = 0n
  let takenBefore = 0n
  return lines.flatMap((line, at) => {
    // Each boundary is rounded down, so that the shares add up to the whole.
    costBefore += costs[at]!
    const taken = (costBefore * BigInt(discount)) / all
    const left = costs[at]! - (taken - takenBefore)
    takenBefore = taken
    return split(line, left)
  })
}

function split<Line extends PricedPieces>(line: Line, cost: bigint): Line[] {
  const pieces = BigInt(line.quantity)
  const dearer = Number(cost % pieces)
  const unitPrice = Number(cost / pieces)
  const cheap = { ...line, quantity: line.quantity - dearer, unitPrice }
  return dearer === 0 ? [cheap] : [cheap, { ...line, quantity: dearer, unitPrice: unitPrice + 1 }]
}
