/** Payouts to makers. */
export const payouts = {}
