import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'

/**
 * A job as it may still be remembered where it was taken back: what was made, what the person did, and nothing of whom
 * it was for. Texts that others wrote go too, because an address may stand in any of them.
 */
export function withoutCustomer(doc: Fulfillment): Fulfillment {
  return {
    ...doc,
    order: { ...doc.order, customerName: '', customerNote: null },
    shipTo: null,
    notes: [],
    timeline: doc.timeline.map((entry) => ({ ...entry, detail: '' })),
  }
}
