import type { Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import { missingIn, type ParcelDraft } from '../../bench/pack/parcel-draft.ts'

/** The one next thing to do with a job. It is always at the same place. */
export type JobStep =
  | { readonly kind: 'start' }
  | { readonly kind: 'ship'; readonly parcels: number; readonly missing: string | null }
  | { readonly kind: 'complete' }
  | { readonly kind: 'release'; readonly reason: string }
  /** Nothing is left to do here. */
  | { readonly kind: 'over' }

/** Decides the next step of a maker's job. Pieces need no scan: the maker made them. */
export function jobStep(doc: Fulfillment, drafts: readonly ParcelDraft[]): JobStep {
  if (doc.state !== 'submitted' && doc.state !== 'processing') return { kind: 'over' }
  if (doc.hold) return { kind: 'release', reason: doc.hold.reason }
  if (doc.state === 'submitted') return { kind: 'start' }
  if (!doc.requiresShipping) return { kind: 'complete' }
  const missing = drafts.map(missingIn).find((each) => each !== null) ?? null
  return { kind: 'ship', parcels: drafts.length, missing }
}

/** The words on the button. */
export function jobStepWords(step: JobStep): string {
  switch (step.kind) {
    case 'start':
      return 'Start production'
    case 'ship':
      return step.parcels === 1 ? 'Mark shipped' : `Mark ${step.parcels} parcels shipped`
    case 'complete':
      return 'Mark completed'
    case 'release':
      return 'Release the hold'
    case 'over':
      return 'Next job'
  }
}
