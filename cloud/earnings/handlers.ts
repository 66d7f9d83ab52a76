/** cloudContract.earnings. */
export const earningsHandlers = {}
