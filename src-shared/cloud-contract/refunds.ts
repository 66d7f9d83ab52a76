/** Refunds to customers. */
export const refunds = {}
