import { createContext, use, useState } from 'react'
import { sayExactly, sayWhen } from './say-when.ts'

/** The true time for everything below, in milliseconds since the epoch. Null means: the machine's own clock. */
export const NowContext = createContext<number | null>(null)

/** A moment as people say it, with the exact time on hover. */
export function When({ at }: { at: string }) {
  const [shownAt] = useState(() => Date.now())
  const now = use(NowContext) ?? shownAt
  const atMs = Date.parse(at)
  return (
    <time dateTime={at} title={sayExactly(atMs)}>
      {sayWhen(atMs, now)}
    </time>
  )
}
