/** cloudContract.refunds. */
export const refundsHandlers = {}
