/** cloudContract.desk. */
export const deskHandlers = {}
