import { useEffect, useState } from 'react'

const PREFIX = 'packbench.kept.'

/** An answer and when it was heard, in milliseconds since the epoch. */
interface Kept<Value> {
  readonly at: number
  readonly value: Value
}

/** The last answer to a question that this window kept on this machine, for when there is no network; null without one. */
export function useKept<Value>(name: string | null): Kept<Value> | null {
  const [known] = useState(() => (name === null ? null : read<Value>(name)))
  return known
}

/** Keeps the newest answer. Storage that is shut, or full, keeps nothing. */
export function useKeep<Value>(name: string | null, value: Value | undefined, at: number): void {
  useEffect(() => {
    if (name === null || value === undefined || at === 0) return
    try {
      localStorage.setItem(PREFIX + name, JSON.stringify({ at, value } satisfies Kept<Value>))
    } catch {
      // Without a place to keep it there is nothing to show offline.
    }
  }, [name, value, at])
}

function read<Value>(name: string): Kept<Value> | null {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null') as Kept<Value> | null
  } catch {
    return null
  }
}
