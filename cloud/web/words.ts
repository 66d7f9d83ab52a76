import { html } from 'hono/html'
import type { Html } from './page.ts'

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const EXACT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' })

/** A day as people say it, with the exact time (UTC) for whoever points at it. */
export const day = (at: Date): Html =>
  html`<time datetime="${at.toISOString()}" title="${EXACT.format(at)} UTC">${DAY.format(at)}</time>`

/** `pieces(1, 'piece')` → `1 piece`, `pieces(2, 'piece')` → `2 pieces`. */
export const pieces = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
