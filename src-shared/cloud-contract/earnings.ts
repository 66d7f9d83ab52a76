/** Makers' earnings and statements. */
export const earnings = {}
