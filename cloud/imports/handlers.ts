/** cloudContract.imports. */
export const importsHandlers = {}
