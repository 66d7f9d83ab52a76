import { ORPCError } from '@orpc/client'
import { z } from 'zod'
import { storePapers, type StorePapers } from '../../src-shared/cloud-contract/store-settings.ts'
import type { Sender } from '../../src-shared/print/copy-mark.ts'
import type { StationFile } from '../replica/station-file.ts'
import { readEnrolment } from './enrolment.ts'
import type { Session } from './session.ts'

/** The newest papers that this station was given, and under which enrolment. */
const kept = storePapers.extend({ deviceId: z.string() })

export interface PapersDoors {
  readonly file: StationFile
  readonly session: Pick<Session, 'asStation'>
  /** Name, address, logo or templates are not what they were. */
  readonly changed: () => void
  readonly log: (level: 'warn' | 'info', message: string, detail?: Record<string, unknown>) => void
}

/** What this station's store calls itself and makes of its papers. */
export interface Papers {
  /** As it stands on sheets: the newest that is known here, also without a network. */
  sender(): Sender
  /** The cloud is heard. `news`: something may be new; else only a question that failed is asked again. */
  heard(news: boolean): void
}

/**
 * Keeps what the store prints with: asked for at the first cursor of every stream and when it says that there is news,
 * kept in the precious file for days without a network.
 */
export function openPapers({ file, session, changed, log }: PapersDoors): Papers {
  let known: z.infer<typeof kept> | null = file.settings.get('papers', kept)
  let asking = false
  let newsMeanwhile = false
  let failed = false

  const current = (): StorePapers | null =>
    known && known.deviceId === readEnrolment(file)?.deviceId ? known : null

  async function ask(): Promise<void> {
    try {
      const enrolment = readEnrolment(file)
      const answer = await session.asStation()?.storeSettings.papers({ known: current()?.version })
      if (answer?.papers && enrolment?.deviceId === readEnrolment(file)?.deviceId) {
        known = { ...answer.papers, deviceId: enrolment!.deviceId }
        file.settings.set('papers', known)
        changed()
        log('info', 'papers of the store are new', { version: known.version })
      }
    } catch (error) {
      // A cloud of before there were templates has nothing to tell.
      failed = !(error instanceof ORPCError && error.status === 404)
      if (failed)
        log('warn', 'papers of the store could not be asked for; it is tried again', { error: String(error) })
    }
  }

  async function askUntilSettled(): Promise<void> {
    asking = true
    do {
      newsMeanwhile = false
      failed = false
      await ask()
    } while (newsMeanwhile)
    asking = false
  }

  return {
    sender() {
      const papers = current()
      const store = papers ?? readEnrolment(file)?.store
      return {
        name: store?.name ?? 'Packbench',
        lines: store?.addressLines ?? [],
        ...(papers && { logo: papers.logo, templates: papers.templates, timeZone: papers.timeZone }),
      }
    },
    heard(news) {
      if (asking) newsMeanwhile ||= news
      else if (news || failed) void askUntilSettled()
    },
  }
}
