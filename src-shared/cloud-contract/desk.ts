/** The orders desk: saved filters, bulk actions, delivery confirmation. */
export const desk = {}
