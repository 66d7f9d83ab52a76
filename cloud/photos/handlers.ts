/** cloudContract.photos. */
export const photosHandlers = {}
