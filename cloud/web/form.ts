import type { Context } from 'hono'
import type { CloudEnv } from '../http.ts'

/** No form of ours is longer, however much somebody writes into it. */
const LONGEST = 32 * 1024

/** The fields of a form that was sent the plain way; null for anything else. A field that comes twice counts once. */
export async function readForm(c: Context<CloudEnv>): Promise<ReadonlyMap<string, string> | null> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(c.req.header('content-type') ?? '')) return null
  if (Number(c.req.header('content-length') ?? 0) > LONGEST) return null
  const text = await c.req.text()
  return text.length > LONGEST ? null : new Map(new URLSearchParams(text))
}
