import { z } from 'zod'
import { enrolment } from '../../src-shared/station-contract/status.ts'
import { enrolledDevice, type EnrolledDevice } from '../../src-shared/cloud-contract/auth.ts'
import { refuse } from '../../src-shared/mutations/refusal.ts'
import type { Instant } from '../../src-shared/std/instant.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { StationFile } from '../replica/station-file.ts'
import { cloudApi, explainFailure, type Fetch } from './cloud-api.ts'
import type { Secrets } from './secrets.ts'

/** Who this station is to its cloud. The token is sealed. */
const keptEnrolment = enrolment.extend({ store: enrolledDevice.shape.store, sealedToken: z.string() })
export type KeptEnrolment = z.infer<typeof keptEnrolment>
export type Store = KeptEnrolment['store']

export const readEnrolment = (file: StationFile): KeptEnrolment | null =>
  file.settings.get('enrolment', keptEnrolment)

export type Done = { readonly ok: true } | { readonly ok: false; readonly sentence: string }

export interface EnrolOptions {
  readonly file: StationFile
  readonly outbox: Outbox
  readonly secrets: Secrets
  readonly fetch: Fetch
  readonly version: string
  readonly now: () => Instant
  /** The cloud has shut this station out: then a new enrolment may begin while actions wait. */
  readonly shutOut: boolean
}

/**
 * Enrols this station with the one-time code. What a station that was shut out had not sent yet never takes effect by
 * itself under the new enrolment: it lands in the tray, where a person sees what it was (I13).
 */
export async function enrolStation(
  options: EnrolOptions,
  asked: { cloudUrl: string; code: string },
): Promise<Done> {
  const { file, outbox, secrets, fetch, version, now } = options
  const before = readEnrolment(file)
  if (before && outbox.waiting() > 0 && !options.shutOut)
    return {
      ok: false,
      sentence: `${outbox.waiting()} actions are still to be sent for ${before.stationName}. Let them be sent first.`,
    }
  try {
    const device = await cloudApi(asked.cloudUrl, fetch, null).auth.enrol({
      code: asked.code.trim(),
      version,
    })
    const { deviceToken, deviceId, stationName, factory, maker, store } = device
    const kept: KeptEnrolment = {
      deviceId,
      stationName,
      cloudUrl: asked.cloudUrl,
      factory,
      maker,
      store,
      sealedToken: secrets.seal(deviceToken),
    }
    file.transact(() => {
      for (const row of outbox.waitingRows())
        outbox.giveUp(
          row.mutationId,
          refuse('not_allowed', { why: 'the station was enrolled anew before this was sent' }),
          now(),
        )
      if (before && before.deviceId !== deviceId) {
        file.people.clear()
        file.settings.remove('signedIn')
      }
      outbox.renewIncarnation()
      file.settings.set('enrolment', kept)
    })
    return { ok: true }
  } catch (error) {
    return { ok: false, sentence: explainFailure(error).sentence }
  }
}

/** What the cloud says of where this station stands. Answers whether that is news. */
export function takeOverPlace(
  file: StationFile,
  { stationName, store, factory, maker }: Pick<EnrolledDevice, 'stationName' | 'store' | 'factory' | 'maker'>,
): boolean {
  const kept = readEnrolment(file)
  if (!kept) return false
  const next: KeptEnrolment = { ...kept, stationName, store, factory, maker }
  if (JSON.stringify(next) === JSON.stringify(kept)) return false
  file.settings.set('enrolment', next)
  return true
}
