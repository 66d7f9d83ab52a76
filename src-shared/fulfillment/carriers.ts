import { z } from 'zod'

/** A carrier as the bench knows it. `{number}` in the template stands for the tracking number, percent-encoded. */
export interface Carrier {
  readonly code: string
  readonly name: string
  readonly trackingUrlTemplate: string | null
  /** How this carrier's tracking numbers look, so that a scan can choose the carrier by itself. */
  readonly trackingPattern: RegExp | null
}

/** Public tracking pages of the carriers that stores here use; `other` takes any carrier by name. */
export const CARRIERS: readonly Carrier[] = [
  {
    code: 'courier_guy',
    name: 'The Courier Guy',
    trackingUrlTemplate: 'https://portal.thecourierguy.co.za/track?ref={number}',
    trackingPattern: /^TCG[0-9A-Z]{6,14}$/,
  },
  {
    code: 'ram',
    name: 'RAM',
    trackingUrlTemplate: 'https://www.ram.co.za/Track/{number}',
    trackingPattern: /^RAM[0-9]{8,12}$/,
  },
  {
    code: 'dhl',
    name: 'DHL',
    trackingUrlTemplate: 'https://www.dhl.com/en/express/tracking.html?AWB={number}',
    trackingPattern: /^(JD[0-9]{16,18}|[0-9]{10})$/,
  },
  {
    code: 'ups',
    name: 'UPS',
    trackingUrlTemplate: 'https://www.ups.com/track?tracknum={number}',
    trackingPattern: /^1Z[0-9A-Z]{16}$/,
  },
  {
    code: 'fedex',
    name: 'FedEx',
    trackingUrlTemplate: 'https://www.fedex.com/fedextrack/?trknbr={number}',
    trackingPattern: /^[0-9]{12}$/,
  },
  {
    code: 'usps',
    name: 'USPS',
    trackingUrlTemplate: 'https://tools.usps.com/go/TrackConfirmAction?tLabels={number}',
    trackingPattern: /^9[0-9]{19,25}$/,
  },
  {
    code: 'post',
    name: 'Post office',
    trackingUrlTemplate: 'https://parcelsapp.com/en/tracking/{number}',
    trackingPattern: /^[A-Z]{2}[0-9]{9}[A-Z]{2}$/,
  },
  { code: 'other', name: 'Other carrier', trackingUrlTemplate: null, trackingPattern: null },
]

export const carrierCode = z.string().regex(/^[a-z0-9_]{2,32}$/)

export const carrierName = (code: string): string =>
  CARRIERS.find((carrier) => carrier.code === code)?.name ?? code

/** The carrier whose numbers look like this one, if exactly one does. */
export function carrierOf(trackingNumber: string): Carrier | null {
  const matches = CARRIERS.filter((carrier) => carrier.trackingPattern?.test(trackingNumber))
  return matches.length === 1 ? matches[0]! : null
}

/** The public page where the parcel can be followed, or null where the carrier has none. */
export function trackingUrl(code: string, trackingNumber: string): string | null {
  const template = CARRIERS.find((carrier) => carrier.code === code)?.trackingUrlTemplate
  return template ? template.replace('{number}', encodeURIComponent(trackingNumber)) : null
}

/** Tracking numbers as scanned or typed: spaces and hyphens out, upper case, 4 to 40 letters and digits. */
export const trackingNumber = z
  .string()
  .max(80)
  .transform((text) => text.replace(/[\s-]+/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-Z]{4,40}$/, 'a tracking number of 4 to 40 letters and digits'))
