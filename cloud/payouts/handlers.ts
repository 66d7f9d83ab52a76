/** cloudContract.payouts. */
export const payoutsHandlers = {}
