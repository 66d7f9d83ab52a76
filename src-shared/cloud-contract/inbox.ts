/** What a maker is told in the client. */
export const inbox = {}
