/** Whoever waits for a turn longer than this is told so, instead of waiting for ever. */
const PATIENCE_MS = 30_000

/** PGlite is one session, so its users take turns; a turn lasts as long as a transaction. First come, first served. */
export interface Turns {
  /** Waits for a turn and returns the function that ends it. Throws when nobody let go for 30 seconds. */
  take(): Promise<() => void>
}

/** `patienceMs` is for tests. */
export function turns(patienceMs = PATIENCE_MS): Turns {
  const waiting: (() => void)[] = []
  let taken = false
  const next = (): void => {
    const first = waiting.shift()
    if (first) first()
    else taken = false
  }
  const once = (act: () => void): (() => void) => {
    let done = false
    return () => {
      if (done) return
      done = true
      act()
    }
  }
  return {
    take() {
      if (!taken) {
        taken = true
        return Promise.resolve(once(next))
      }
      return new Promise((resolve, reject) => {
        const begin = (): void => {
          clearTimeout(timer)
          resolve(once(next))
        }
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(begin), 1)
          reject(
            new Error(
              `The in-process database has been busy for ${patienceMs / 1000} s with one transaction. ` +
                'It has a single session: inside a transaction, use the tx you were given and never ask the pool or the database again.',
            ),
          )
        }, patienceMs)
        waiting.push(begin)
      })
    },
  }
}
