import { STATE_WORDS, fulfillmentState } from '../fulfillment/lifecycle.ts'
import type { Refusal, RefusalCode } from './refusal.ts'

/** A refusal in words: what happened, and what to do now. */
export interface Explanation {
  readonly title: string
  readonly next: string
}

const inState = (refusal: Refusal): string => {
  const state = fulfillmentState.safeParse(refusal.detail['state'])
  return state.success ? `It is now: ${STATE_WORDS[state.data].toLowerCase()}.` : ''
}
const said = (refusal: Refusal, key: string): string => String(refusal.detail[key] ?? '')

const WORDS: Record<RefusalCode, (refusal: Refusal) => Explanation> = {
  not_startable: (r) => ({
    title: `This order cannot be started. ${inState(r)}`,
    next: 'Leave it where it is and take the next one.',
  }),
  not_packable: (r) => ({
    title: `This order cannot be packed. ${inState(r)}`,
    next: 'Put the pieces back and take the next one.',
  }),
  not_shippable: (r) =>
    r.detail['state'] === 'cancelled' || r.detail['state'] === 'cancel_requested'
      ? {
          title: 'This order was cancelled before your shipping reached the office.',
          next: 'Keep the parcel back. If it has already left, say so here, so that the office can sort it out with the customer.',
        }
      : {
          title: `This order cannot be shipped. ${inState(r)}`,
          next: 'Check whether somebody else has sent it.',
        },
  not_completable: (r) => ({
    title: `This order cannot be completed. ${inState(r)}`,
    next: 'Check it in the queue.',
  }),
  not_cancellable: (r) => ({
    title: `This order cannot be cancelled any more. ${inState(r)}`,
    next: 'Offer the customer a return.',
  }),
  not_deliverable: (r) => ({
    title: `This order has not been shipped. ${inState(r)}`,
    next: 'Ship it first.',
  }),
  not_routable: (r) => ({
    title: `This order cannot be moved. ${inState(r)}`,
    next: 'Only open work can change its factory.',
  }),
  not_retryable: (r) => ({
    title: `Only a failed order can be retried. ${inState(r)}`,
    next: 'Nothing needs to be done.',
  }),
  not_reopenable: (r) => ({
    title: `There is nothing to reopen. ${inState(r)}`,
    next: 'Packing can be reopened until the order is shipped.',
  }),
  no_cancel_asked: (r) => ({
    title: `Nobody asked to cancel this order. ${inState(r)}`,
    next: 'Nothing needs to be done.',
  }),
  on_hold: (r) => ({
    title: `This order is on hold: ${said(r, 'reason')}.`,
    next: `Ask ${said(r, 'by') || 'the office'}, or release it with a reason.`,
  }),
  not_on_hold: () => ({ title: 'This order is not on hold any more.', next: 'Go on working on it.' }),
  already_on_hold: (r) => ({
    title: `This order is already on hold: ${said(r, 'reason')}.`,
    next: 'Nothing needs to be done.',
  }),
  no_problem: () => ({ title: 'The problem is already solved.', next: 'Go on working on it.' }),
  not_packed: (r) => ({
    title: `${said(r, 'left')} pieces are not verified yet.`,
    next: 'Scan them, then ship again.',
  }),
  extra_item: (r) => ({
    title: `Too many: ${said(r, 'title')} is wanted ${said(r, 'quantity')} times.`,
    next: 'Put the extra piece back.',
  }),
  no_such_item: () => ({
    title: 'That item is not in this order.',
    next: 'Put it back and scan the right one.',
  }),
  needs_parcel: () => ({
    title: 'Shipping needs a carrier and a tracking number.',
    next: 'Choose the carrier and scan the number.',
  }),
  duplicate_tracking: (r) => ({
    title: `Tracking number ${said(r, 'trackingNumber')} is already on this order.`,
    next: 'Scan the label of the other parcel.',
  }),
  needs_shipping: () => ({
    title: 'This order has to be shipped.',
    next: 'Choose the carrier and scan the tracking number.',
  }),
  not_with_maker: () => ({
    title: 'No maker has this order.',
    next: 'Look again: somebody else may have taken it back.',
  }),
  already_with_maker: (r) => ({
    title: `${said(r, 'name')} has this order already.`,
    next: 'Choose another maker, or leave it there.',
  }),
  too_many_photos: (r) => ({
    title: `This order has ${said(r, 'most')} photos already.`,
    next: 'Keep the best ones; the office has what it needs.',
  }),
  no_address_change: (r) => ({
    title: `The address cannot be changed any more. ${inState(r)}`,
    next: 'Ask the carrier to redirect the parcel.',
  }),
  not_allowed: () => ({ title: 'You may not do this.', next: 'Ask a colleague with the right role.' }),
  not_found: () => ({
    title: 'This order is no longer with this station.',
    next: 'It was moved or taken back. Put the pieces aside and ask the office.',
  }),
  unknown_mutation: () => ({
    title: 'The office does not know this action.',
    next: 'Install the newest version on this station. What you did is kept here.',
  }),
  bad_arguments: (r) => ({
    title: `Something was not readable: ${said(r, 'field')} (${said(r, 'problem')}).`,
    next: 'Do it again, and report it if it happens twice.',
  }),
  could_not_apply: () => ({
    title: 'The office could not carry this out because of a fault of its own.',
    next: 'It was reported by itself. Do it again later.',
  }),
}

/** The words for a refusal, ready to be shown. */
export const explainRefusal = (refusal: Refusal): Explanation => WORDS[refusal.refused](refusal)
