import { use, useState } from 'react'
import { sayExactly, sayWhen } from './say-when.ts'
import { NowContext } from './when.tsx'

/** A moment that is past, even where the page's clock has not ticked since: never “in a moment”. The exact time on hover. */
export function Happened({ at }: { at: string }) {
  const [shownAt] = useState(() => Date.now())
  const atMs = Date.parse(at)
  const nowMs = use(NowContext) ?? shownAt
  return (
    <time dateTime={at} title={sayExactly(atMs)}>
      {sayWhen(atMs, Math.max(nowMs, atMs))}
    </time>
  )
}
