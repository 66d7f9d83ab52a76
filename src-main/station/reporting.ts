import type { StationAnswer, StationReport } from '../../src-shared/cloud-contract/station-report.ts'
import { explainRefusal } from '../../src-shared/mutations/explain-refusal.ts'
import { toMs } from '../../src-shared/std/instant.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Printing } from '../printing/open-printing.ts'
import type { StationFile } from '../replica/station-file.ts'
import { isUnauthorized } from '../session/cloud-api.ts'
import { takeOverPlace } from '../session/enrolment.ts'
import type { Session } from '../session/session.ts'
import { askAbout, takeOverStanding } from '../session/standing.ts'
import { bell, type Wait } from '../sync/bell.ts'
import { backOff } from '../sync/sync-state.ts'
import type { StationLog } from './station-log.ts'

export interface ReportingDoors {
  readonly file: StationFile
  readonly outbox: Outbox
  readonly printing: Pick<Printing, 'signs' | 'remoteTests' | 'printTest'>
  readonly session: Session
  readonly version: string
  readonly wait: Wait
  readonly chance: () => number
  /** How often to come without news, ms; as the cloud says where it is left out. */
  readonly everyMs: number | undefined
  readonly log: StationLog
  /** The station is called otherwise, stands elsewhere, or somebody on it is not who they were. */
  readonly onChange: () => void
}

export interface Reporting {
  /** Something may be worth telling before the next turn: a sheet of the office's, a refusal, a printer. */
  look(): void
  /** The cloud is there again, or this station has just been enrolled: report now. */
  hurry(): void
  close(): Promise<void>
}

/** News waits this long for more news. */
const TOGETHER_MS = 500
/** The cloud does not take this station's word at present: another try is for after an update or a new enrolment. */
const TURNED_AWAY_MS = 5 * 60_000

/**
 * Tells the cloud how this station is (what waits, what was refused, how its printers are) and does what it is told: a
 * test page, a new name, a PIN that was taken back. Beside sync, and of no consequence for it (docs/decisions/018).
 */
export function openReporting(doors: ReportingDoors): Reporting {
  const { file, outbox, printing, session, wait, log } = doors
  const stopping = new AbortController()
  const wake = bell(wait)
  /** Pages that could not even be entered in the ledger, with why; until the cloud has heard it. */
  const refused = new Map<string, string>()
  let told = ''
  let failures = 0

  const report = (): StationReport => {
    const open = file.refusals.open()
    const latest = open.reduce<(typeof open)[number] | null>(
      (newest, row) => (newest === null || row.refusedAt > newest.refusedAt ? row : newest),
      null,
    )
    return {
      version: doors.version.slice(0, 40),
      waiting: outbox.waiting(),
      refusals: new Set(open.map(({ entityId }) => entityId)).size,
      latestRefusal:
        latest && `${latest.orderNumber ?? ''} ${explainRefusal(latest.refusal).title}`.trim().slice(0, 600),
      printers: printing
        .signs()
        .slice(0, 50)
        .map((sign) => ({ ...sign, name: sign.name.slice(0, 60), sentence: sign.sentence.slice(0, 300) })),
      tests: [
        ...printing.remoteTests().map(({ id, state, sentence }) => ({
          id,
          state,
          sentence: sentence?.slice(0, 300) ?? null,
        })),
        ...[...refused].map(([id, sentence]) => ({
          id: id as StationReport['tests'][number]['id'],
          state: 'failed' as const,
          sentence,
        })),
      ].slice(0, 50),
      people: askAbout(file.people.all()),
    }
  }

  /** What the office wants to see at once; how much waits may be a few seconds old. */
  const urgent = ({ refusals, printers, tests }: StationReport): string =>
    JSON.stringify([refusals, printers.map(({ id, state, inDoubt }) => [id, state, inDoubt]), tests])

  function obey(asked: StationReport, answer: StationAnswer): void {
    for (const { id } of asked.tests) refused.delete(id)
    const placed = takeOverPlace(file, answer.station)
    const known = takeOverStanding(file, asked.people, answer.people)
    for (const test of answer.tests) {
      const goodForMs = toMs(test.expiresAt) - toMs(answer.cloudTime)
      if (goodForMs <= 0) continue
      const result = printing.printTest({ ...test, goodForMs })
      if (result && !result.ok) refused.set(test.id, result.sentence)
    }
    if (placed || known) doors.onChange()
  }

  /** Reports once; answers after how many ms to come again. */
  async function turn(): Promise<number | null> {
    const cloud = session.asStation()
    if (!cloud) return null
    const now = report()
    try {
      const answer = await cloud.stations.report(now, { signal: stopping.signal })
      if (stopping.signal.aborted) return null
      failures = 0
      told = urgent(now)
      obey(now, answer)
      return urgent(report()) === told ? (doors.everyMs ?? answer.againInSeconds * 1000) : TOGETHER_MS
    } catch (error) {
      if (stopping.signal.aborted) return null
      if (isUnauthorized(error) || isRefusal(error)) return TURNED_AWAY_MS
      return backOff(++failures, doors.chance())
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      let again: number | null = TURNED_AWAY_MS
      try {
        again = await turn()
      } catch (error) {
        log('error', 'the report to the office met something unexpected', {
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        })
      }
      await wake.heardWithin(again, stopping.signal)
      if (!stopping.signal.aborted) await wait(TOGETHER_MS, stopping.signal)
    }
  }

  const running = run()
  return {
    look() {
      if (!stopping.signal.aborted && failures === 0 && urgent(report()) !== told) wake.ring()
    },
    hurry: () => wake.ring(),
    async close() {
      stopping.abort()
      await running
    },
  }
}

/** An answer in the 400s: the same question would get it again. */
const isRefusal = (error: unknown): boolean => {
  const status = (error as { status?: unknown } | null)?.status
  return typeof status === 'number' && status >= 400 && status < 500 && status !== 429
}
