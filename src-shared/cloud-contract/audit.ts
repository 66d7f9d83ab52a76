/** The audit log and its verification. */
export const audit = {}
