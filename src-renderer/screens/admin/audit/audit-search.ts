import { z } from 'zod'
import { auditSubject, type AuditFilter } from '../../../../src-shared/cloud-contract/audit.ts'
import { deviceId } from '../../../../src-shared/ids/ids.ts'

/** What the address of the log keeps: the filters, the search and the chosen entry. What cannot be read is left out. */
export const auditSearch = z.object({
  search: z.string().max(200).optional().catch(undefined),
  personId: z.uuid().optional().catch(undefined),
  role: z.string().max(30).optional().catch(undefined),
  stationId: deviceId.optional().catch(undefined),
  kind: z.string().max(80).optional().catch(undefined),
  subject: auditSubject.optional().catch(undefined),
  subjectId: z.uuid().optional().catch(undefined),
  /** Days, both included, as the person's own calendar has them. */
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  row: z.uuid().optional().catch(undefined),
})
export type AuditSearch = z.infer<typeof auditSearch>

/** What is asked of the cloud. */
export const filterOf = ({ row: _, from, to, ...search }: AuditSearch): AuditFilter => ({
  ...search,
  from: from ? startOf(from, 0) : null,
  to: to ? startOf(to, 1) : null,
})

/** Midnight of a day, or of the one so many days later, where this window is. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}

/** Whether anything narrows the log. */
export const isFiltered = ({ row: _, ...filters }: AuditSearch): boolean =>
  Object.values(filters).some((value) => value !== undefined && value !== '')
