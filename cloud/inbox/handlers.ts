/** cloudContract.inbox. */
export const inboxHandlers = {}
