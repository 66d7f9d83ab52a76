/** What a rate is a share of: rates have two decimals, so 70 % is 7,000 of these. */
const PARTS = 10_000n

/**
 * The maker's share of what the customer paid for the items (X9): `base` in minor units, `ratePercent` from 0 to 100 with
 * at most two decimals, half a minor unit rounded up. Exact at any size: reckoned without fractions.
 * `earningOf(4550, 70)` → `3185`.
 */
export function earningOf(base: number, ratePercent: number): number {
  if (!Number.isSafeInteger(base) || base < 0)
    throw new RangeError(`earningOf needs whole minor units, got ${base}`)
  if (!(ratePercent >= 0 && ratePercent <= 100))
    throw new RangeError(`earningOf needs a rate from 0 to 100 percent, got ${ratePercent}`)
  const share = BigInt(Math.round(ratePercent * 100))
  return Number((BigInt(base) * share * 2n + PARTS) / (2n * PARTS))
}

/** A row of the ledger, as far as its money goes. */
export interface Earned {
  readonly base: number
  readonly amount: number
}

/**
 * The counter-row that takes back `amount` of an earning, or all that is left of it (X9): its base in proportion, so that
 * taking back everything takes back the whole base, whatever was rounded before.
 */
export function reversalOf(earning: Earned, alreadyBack: Earned, amount: number): Earned {
  const left = { base: earning.base + alreadyBack.base, amount: earning.amount + alreadyBack.amount }
  if (!Number.isSafeInteger(amount) || amount < 0 || amount > left.amount)
    throw new RangeError(`${amount} cannot be taken back: ${left.amount} is left of this earning`)
  if (amount === left.amount) return { base: negative(left.base), amount: negative(left.amount) }
  const base = (BigInt(left.base) * BigInt(amount) * 2n + BigInt(left.amount)) / (2n * BigInt(left.amount))
  return { base: negative(Number(base)), amount: negative(amount) }
}

/** Without the negative zero, which is not equal to the one that comes out of the database. */
const negative = (amount: number): number => (amount === 0 ? 0 : -amount)
