import type { FulfillmentId, PrintFileId } from '../../src-shared/ids/ids.ts'
import type { Link } from '../files/port.ts'
import { explainFailure } from '../session/cloud-api.ts'
import type { Session } from '../session/session.ts'

/** Asks the cloud where a print file can be had: as the person at the bench, or as the station where nobody is. */
export async function linkToFile(
  session: Session,
  file: { id: PrintFileId; fulfillmentId: FulfillmentId },
): Promise<Link> {
  const asked = await session.asPerson((cloud) => cloud.printFiles.url(file))
  if (asked.ok) return { ok: true, url: asked.value.url }
  const station = asked.code === 'SIGN_IN' ? session.asStation() : null
  if (!station) return { ok: false, sentence: asked.sentence }
  try {
    return { ok: true, url: (await station.printFiles.url(file)).url }
  } catch (error) {
    return { ok: false, sentence: explainFailure(error).sentence }
  }
}
