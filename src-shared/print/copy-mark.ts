import type { Logo } from './logo.ts'
import type { PaperTemplates } from './templates.ts'

/** Which sheet this is. Every sheet carries its code, so that two sheets of the same paper can be told apart. */
export interface Sheet {
  /** 1 is the first; a higher one says COPY in large letters. */
  readonly copy: number
  /** Why it was printed again. */
  readonly reason: string | null
  /** Short code of the print job, `copyCode(jobId)`. */
  readonly code: string
}

/** A print job's id → six letters and digits that people can read to each other: the end of the id, which is random. */
export const copyCode = (jobId: string): string => jobId.replaceAll('-', '').slice(-6).toUpperCase()

/** What a reprint says on itself. */
export const copyWords = (sheet: Sheet): string | null => (sheet.copy > 1 ? `COPY ${sheet.copy}` : null)

/** The shop or factory as it stands on a sheet. */
export interface Sender {
  readonly name: string
  /** Address lines, the country last. */
  readonly lines: readonly string[]
  /** Its picture, where papers want it. */
  readonly logo?: Logo | null
  /** What it makes of its papers; plain ones where nothing is said. */
  readonly templates?: PaperTemplates
  /** In which dates on its papers are reckoned; UTC where nothing is said. */
  readonly timeZone?: string
}

/** Grams as people write them on a parcel: `850 g`, `2.35 kg`. */
export const weightWords = (grams: number): string =>
  grams < 1000 ? `${grams} g` : `${String(Math.round(grams / 10) / 100)} kg`
