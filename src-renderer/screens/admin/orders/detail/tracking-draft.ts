import { z } from 'zod'
import { trackingNumber } from '../../../../../src-shared/fulfillment/carriers.ts'

/** What is being typed about a parcel. */
export interface TrackingDraft {
  fulfillmentId: string
  carrier: string
  carrierName: string
  number: string
  url: string
}
export const EMPTY_TRACKING: TrackingDraft = {
  fulfillmentId: '',
  carrier: '',
  carrierName: '',
  number: '',
  url: '',
}

export type TrackingWrong = Partial<Record<'number' | 'carrier' | 'carrierName' | 'url', string>>

interface Tracking {
  carrier: string
  carrierName: string | null
  trackingNumber: string
  trackingUrl: string | null
}

const link = z.url({ protocol: /^https?$/ }).max(500)

/** The parcel as the cloud takes it, or what is wrong with it field by field, in words. */
export function readTracking(draft: TrackingDraft): { tracking: Tracking | null; wrong: TrackingWrong } {
  const number = trackingNumber.safeParse(draft.number)
  const url = draft.url.trim()
  const wrong: TrackingWrong = {}
  if (!number.success) wrong.number = 'A tracking number has 4 to 40 letters and digits'
  if (!draft.carrier) wrong.carrier = 'Choose the carrier'
  if (draft.carrier === 'other' && !draft.carrierName.trim()) wrong.carrierName = 'Say which carrier it is'
  if (url && !link.safeParse(url).success) wrong.url = 'A link begins with https://'
  if (!number.success || Object.keys(wrong).length > 0) return { tracking: null, wrong }
  return {
    tracking: {
      carrier: draft.carrier,
      carrierName: draft.carrier === 'other' ? draft.carrierName.trim() : null,
      trackingNumber: number.data,
      trackingUrl: url || null,
    },
    wrong,
  }
}
