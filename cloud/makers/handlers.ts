/** cloudContract.makers. */
export const makersHandlers = {}
