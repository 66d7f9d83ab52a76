import { carrierOf, trackingNumber } from '../../../../src-shared/fulfillment/carriers.ts'
import type { ParcelId } from '../../../../src-shared/ids/ids.ts'
import type { ParcelArgs } from '../../../../src-shared/mutations/shipping.ts'
import { readWeight } from '../../parts/weight.ts'

/** A parcel that is being made ready: what is typed or scanned so far. */
export interface ParcelDraft {
  readonly id: ParcelId
  readonly carrier: string | null
  /** Only for `other`. */
  readonly carrierName: string
  readonly number: string
  /** As typed, with or without its unit; empty where nobody weighed it. */
  readonly weight: string
}

export const emptyDraft = (id: ParcelId): ParcelDraft => ({
  id,
  carrier: null,
  carrierName: '',
  number: '',
  weight: '',
})

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
  return badWeight(draft)
}

/** What is wrong with the weight, in words; null where it can be read or was left out. */
export const badWeight = ({ weight }: ParcelDraft): string | null =>
  weight.trim() === '' || readWeight(weight) !== null ? null : 'A weight is like 850 g or 1.2 kg'

/** The parcel as the station wants it. Only for a draft in which nothing is missing. */
export const toParcelArgs = (draft: ParcelDraft): ParcelArgs => ({
  id: draft.id,
  carrier: draft.carrier ?? 'other',
  carrierName: draft.carrier === 'other' ? draft.carrierName.trim() : null,
  trackingNumber: trackingNumber.parse(draft.number),
  trackingUrl: null,
  grams: readWeight(draft.weight),
})

/** Where a scanned number goes: into the first parcel without one, else it replaces the last one's. */
export function withScanned(drafts: readonly ParcelDraft[], number: string): readonly ParcelDraft[] {
  if (drafts.some((draft) => draft.number.trim().toUpperCase() === number)) return drafts
  const free = drafts.findIndex((draft) => draft.number.trim() === '')
  const place = free === -1 ? drafts.length - 1 : free
  return drafts.map((draft, index) => (index === place ? withNumber(draft, number) : draft))
}
