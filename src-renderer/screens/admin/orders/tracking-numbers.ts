import { carrierOf, trackingNumber } from '../../../../src-shared/fulfillment/carriers.ts'

const SHORTEST = 6

/**
 * The tracking numbers in a pasted or opened list, a parcel to a line: in a line of several cells the one that looks like
 * a carrier's, else the longest that could be one. Each once, in the order of the list.
 */
export function trackingNumbersIn(text: string): string[] {
  const found = text.split(/\r?\n/).flatMap((line) => {
    const cells = line
      .split(/[;,\t]/)
      .flatMap((cell) => trackingNumber.safeParse(cell.replaceAll('"', '').trim()).data ?? [])
      .filter((cell) => cell.length >= SHORTEST && /\d/.test(cell))
    const known = cells.find((cell) => carrierOf(cell) !== null)
    return known ?? cells.toSorted((a, b) => b.length - a.length)[0] ?? []
  })
  return [...new Set(found)]
}
