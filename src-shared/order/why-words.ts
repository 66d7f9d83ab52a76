import type { Instant } from '../std/instant.ts'
import type { PartThen } from './replay.ts'
import type { StoryEvent } from './story.ts'

/** How moments are said: relative to now where people say them so. Comes in by the door, with clock, zone and language. */
export interface Saying {
  /** `12 min ago`, `today 09:12`, `3 Oct`. */
  when(at: Instant): string
  /** Behind “since”: `09:12`, `yesterday 09:12`, `3 Oct`. */
  since(at: Instant): string
  /** How long: `2 h 05`, `40 min`, `3 days`. */
  length(ms: number): string
}

/** What a sentence about a part may use. */
export interface WhyPart {
  readonly part: PartThen
  /** The event that brought it into its state; null where none says so. */
  readonly cause: StoryEvent | null
  readonly names: Readonly<Record<string, string>>
  readonly atMs: number
  /** The work on it is over, for good or ill. */
  readonly isOver: boolean
}

/** ` (“machine broken”)`, or nothing. */
export const quoted = (text: string): string => (text.trim() ? ` (“${text.trim()}”)` : '')

/** `Thandi on Bench 1`; the cloud itself is said by its deed. */
export const who = ({ actorName, station }: Pick<StoryEvent, 'actorName' | 'station'>): string =>
  station && station !== actorName ? `${actorName} on ${station}` : actorName

/** `by Thandi on Bench 1 (“…”)`. */
export const done = (event: StoryEvent): string => `by ${who(event)}${quoted(event.detail)}`

/** The one who had the part, for the middle of a sentence. */
export const holderOf = ({ holder, doc }: PartThen): string =>
  holder ?? (doc.provider === 'factory' ? 'the factory' : doc.provider === 'maker' ? 'a maker' : doc.provider)

/** `at Woodstock`, `by Anna Maker`. */
export const placeOf = (part: PartThen): string =>
  `${part.doc.makerId === null ? 'at' : 'by'} ${holderOf(part)}`

/** `2 of 3 pieces are verified`. */
export const verifiedOf = ({ packed, pieces }: PartThen): string =>
  packed >= pieces
    ? pieces === 1
      ? 'its only piece is verified'
      : `all ${pieces} pieces are verified`
    : `${packed} of ${pieces} ${pieces === 1 ? 'piece' : 'pieces'} verified`
