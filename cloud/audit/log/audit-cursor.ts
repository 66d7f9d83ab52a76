import type { AuditPlace } from './filter-sql.ts'

export const writeCursor = ({ recordedAt, source, seq }: AuditPlace): string =>
  Buffer.from(`${recordedAt}|${source}|${seq}`).toString('base64url')

/** Null for anything that is no cursor of ours. */
export function readCursor(text: string): AuditPlace | null {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)\|(order|office)\|(\d{1,18})$/.exec(
    Buffer.from(text, 'base64url').toString(),
  )
  return match ? { recordedAt: match[1]!, source: match[2] as AuditPlace['source'], seq: match[3]! } : null
}
