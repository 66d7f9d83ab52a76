import { z } from 'zod'

/** Why an action was turned down. Codes are for programs; `explainRefusal` has the words for people. */
export const refusalCode = z.enum([
  'not_startable',
  'not_packable',
  'not_shippable',
  'not_completable',
  'not_cancellable',
  'not_deliverable',
  'not_routable',
  'not_retryable',
  'not_reopenable',
  'no_cancel_asked',
  'on_hold',
  'not_on_hold',
  'already_on_hold',
  'no_problem',
  'not_packed',
  'extra_item',
  'no_such_item',
  'needs_parcel',
  'duplicate_tracking',
  'needs_shipping',
  'not_with_maker',
  'already_with_maker',
  'too_many_photos',
  'no_address_change',
  'not_allowed',
  'not_found',
  'unknown_mutation',
  'bad_arguments',
  'could_not_apply',
])
export type RefusalCode = z.infer<typeof refusalCode>

export const refusal = z.object({
  refused: refusalCode,
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type Refusal = z.infer<typeof refusal>

export const refuse = (refused: RefusalCode, detail: Refusal['detail'] = {}): Refusal => ({ refused, detail })

export const isRefusal = (value: object): value is Refusal => 'refused' in value
