/** What the office answers in a window under test, by the contract's path: `'orders.list'`. */
export const cloudAnswers: Record<string, (input: unknown) => unknown> = {}
