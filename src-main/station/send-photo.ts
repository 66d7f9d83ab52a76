import { z } from 'zod'
import type { PhotoAnswer } from '../makers/photos.ts'
import type { PhotoRow } from '../replica/photos-table.ts'
import type { StationFile } from '../replica/station-file.ts'
import type { Fetch } from '../session/cloud-api.ts'
import { readEnrolment } from '../session/enrolment.ts'
import type { Secrets } from '../session/secrets.ts'

/** On the slowest network that is promised (64 kbit/s) a photo of 2 MB takes four minutes. */
const PATIENCE_MS = 5 * 60_000
const problem = z.object({ detail: z.string() })

/**
 * Sends the bytes of a photo to the cloud with the station's own credential (`PUT /v1/photos/{id}`). The same photo
 * twice is answered like the first time. What the cloud may see differently tomorrow is tried again.
 */
export async function sendPhoto(
  { file, secrets, fetch }: { file: StationFile; secrets: Secrets; fetch: Fetch },
  photo: PhotoRow,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<PhotoAnswer> {
  const enrolment = readEnrolment(file)
  const token = enrolment && secrets.open(enrolment.sealedToken)
  if (!token) return 'later'
  const url = `${enrolment.cloudUrl.replace(/\/+$/, '')}/v1/photos/${photo.id}?fulfillmentId=${photo.fulfillmentId}`
  const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
  try {
    const response = await fetch(
      new Request(url, {
        method: 'PUT',
        body: new Uint8Array(bytes),
        headers: { authorization: `Device ${token}`, 'content-type': photo.mediaType },
        signal: patience,
      }),
    )
    const text = await response.text()
    if (response.ok) return 'sent'
    // Not with us any more, too large, not a picture, not the one that was announced: no other try changes that.
    if (![404, 413, 415, 422].includes(response.status)) return 'later'
    const said = problem.safeParse(jsonOf(text))
    return { refused: said.success ? said.data.detail : 'The office did not take this photo.' }
  } catch {
    return 'later'
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
