/** For the branch that cannot be reached: the compiler refuses it while a case is missing. */
export function exhaustive(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`)
}
