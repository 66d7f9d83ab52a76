/** An expected no of signing in and enrolling. `detail` is a sentence for the person in front of the station. */
export interface AuthRefusal {
  readonly refused: string
  /** The HTTP status that says the same. */
  readonly status: 401 | 403 | 409 | 429
  readonly detail: string
  /** Seconds to wait, with 429. */
  readonly retryAfter?: number
}

export const refuse = (refused: string, status: AuthRefusal['status'], detail: string): AuthRefusal => ({
  refused,
  status,
  detail,
})

export const tooMany = (retryAfter: number): AuthRefusal => ({
  refused: 'too_many_tries',
  status: 429,
  detail: `Too many tries. Wait ${retryAfter < 90 ? `${retryAfter} seconds` : `${Math.ceil(retryAfter / 60)} minutes`} and try again.`,
  retryAfter,
})
