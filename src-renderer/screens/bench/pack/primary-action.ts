import { piecesLeft, type Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import { missingIn, type ParcelDraft } from './parcel-draft.ts'

/** What the one big button does next. It is always at the same place. */
export type PrimaryAction =
  | { readonly kind: 'scan'; readonly left: number }
  | { readonly kind: 'release'; readonly reason: string }
  | { readonly kind: 'fill'; readonly missing: string }
  | { readonly kind: 'ship'; readonly parcels: number }
  | { readonly kind: 'complete' }
  /** Nothing is left to do here. */
  | { readonly kind: 'next' }

const WORK = new Set<Fulfillment['state']>(['submitted', 'processing'])

/** Decides the next step of an order at the bench. */
export function primaryAction(doc: Fulfillment, drafts: readonly ParcelDraft[]): PrimaryAction {
  if (!WORK.has(doc.state)) return { kind: 'next' }
  if (doc.hold) return { kind: 'release', reason: doc.hold.reason }
  const left = piecesLeft(doc)
  if (left > 0) return { kind: 'scan', left }
  if (!doc.requiresShipping) return { kind: 'complete' }
  const missing = drafts.map(missingIn).find((each) => each !== null)
  return missing ? { kind: 'fill', missing } : { kind: 'ship', parcels: drafts.length }
}

/** The words on the button. */
export function primaryWords(action: PrimaryAction): string {
  switch (action.kind) {
    case 'scan':
      return action.left === 1 ? 'Scan 1 more piece' : `Scan ${action.left} more pieces`
    case 'release':
      return 'Release the hold'
    case 'fill':
      return action.missing
    case 'ship':
      return action.parcels === 1 ? 'Ship' : `Ship ${action.parcels} parcels`
    case 'complete':
      return 'Complete'
    case 'next':
      return 'Next order'
  }
}
