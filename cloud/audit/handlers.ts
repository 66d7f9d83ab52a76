/** cloudContract.audit. */
export const auditHandlers = {}
