import type { Permission } from '../../src-shared/fulfillment/document.ts'
import { printerId, userId } from '../../src-shared/ids/ids.ts'
import type { PrintJob, PrintResult } from '../../src-shared/station-contract/printing.ts'
import type { Person } from '../../src-shared/station-contract/status.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import { requestPrint, type RequestDoors } from './request-print.ts'

/** A test page that the office asks for. */
export interface RemoteTest {
  /** The request's id, which becomes the job's: the same request is the same sheet (paper never twice). */
  readonly id: string
  readonly printerId: string
  readonly askedBy: string
  /** How long it may still wait for the printer, ms. After that nothing is printed. */
  readonly goodForMs: number
}

const EVERYTHING: readonly Permission[] = ['confirm_by_hand', 'reprint', 'manage_printers']

/** Enters the page in the ledger, once. Null where it is in there already. */
export function enterRemoteTest(test: RemoteTest, doors: RequestDoors): PrintResult | null {
  const { db, jobs, clock } = doors
  const asker: Person = {
    // Nobody of this station: the name alone is kept.
    id: userId.parse(test.id),
    name: `${test.askedBy}, from the office`,
    role: 'admin',
    permissions: [...EVERYTHING],
    hasPin: false,
  }
  return db
    .transaction(() => {
      if (jobs.find(test.id)) return null
      const entered = requestPrint(
        {
          kind: 'test_page',
          fulfillmentId: null,
          subjectId: null,
          printerId: printerId.parse(test.printerId),
          reason: null,
        },
        asker,
        { ...doors, newId: () => test.id },
      )
      if (entered.ok) jobs.limit(test.id, toInstant(clock.now() + test.goodForMs))
      return entered
    })
    .immediate()
}

/** Takes back what waited for its printer for too long. Answers whether there was any. */
export function dropLateTests({ jobs, clock }: Pick<RequestDoors, 'jobs' | 'clock'>): boolean {
  const now = toInstant(clock.now())
  const late = jobs.late(now)
  for (const id of late)
    jobs.move(id, 'cancel', now, 'The printer was not ready in time: nothing was printed.')
  return late.length > 0
}

/** What became of the pages that the office asked for, the newest first. */
export const remoteTests = ({ jobs }: Pick<RequestDoors, 'jobs'>): PrintJob[] => jobs.limited(20)
