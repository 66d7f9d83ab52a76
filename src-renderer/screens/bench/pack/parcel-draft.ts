import { carrierOf, trackingNumber } from '../../../../src-shared/fulfillment/carriers.ts'
import type { ParcelId } from '../../../../src-shared/ids/ids.ts'
import type { ParcelArgs } from '../../../../src-shared/mutations/shipping.ts'

/** A parcel that is being made ready: what is typed or scanned so far. */
export interface ParcelDraft {
  readonly id: ParcelId
  readonly carrier: string | null
  /** Only for `other`. */
  readonly carrierName: string
  readonly number: string
}

export const emptyDraft = (id: ParcelId): ParcelDraft => ({ id, carrier: null, carrierName: '', number: '' })

/** The draft with another number; a carrier whose numbers look like it is chosen by itself. */
export function withNumber(draft: ParcelDraft, number: string): ParcelDraft {
  const read = trackingNumber.safeParse(number)
  const carrier = read.success ? carrierOf(read.data)?.code : undefined
  return { ...draft, number, carrier: carrier ?? draft.carrier }
}

/** What is missing before this parcel can leave, in words; null when nothing is. */
export function missingIn(draft: ParcelDraft): string | null {
  if (draft.number.trim() === '') return 'Scan or type the tracking number'
  if (!trackingNumber.safeParse(draft.number).success)
    return 'A tracking number has 4 to 40 letters and digits'
  if (!draft.carrier) return 'Choose the carrier'
  if (draft.carrier === 'other' && draft.carrierName.trim() === '') return 'Name the carrier'
  return null
}

/** The parcels as the station wants them. Only for drafts in which nothing is missing. */
export const toParcelArgs = (drafts: readonly ParcelDraft[]): ParcelArgs[] =>
  drafts.map((draft) => ({
    id: draft.id,
    carrier: draft.carrier ?? 'other',
    carrierName: draft.carrier === 'other' ? draft.carrierName.trim() : null,
    trackingNumber: trackingNumber.parse(draft.number),
    trackingUrl: null,
    grams: null,
  }))

/** Where a scanned number goes: into the first parcel without one, else it replaces the last one's. */
export function withScanned(drafts: readonly ParcelDraft[], number: string): readonly ParcelDraft[] {
  if (drafts.some((draft) => draft.number.trim().toUpperCase() === number)) return drafts
  const free = drafts.findIndex((draft) => draft.number.trim() === '')
  const place = free === -1 ? drafts.length - 1 : free
  return drafts.map((draft, index) => (index === place ? withNumber(draft, number) : draft))
}
