import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aFulfillment, anId, by, olga, thandi } from '../../tests/support/a-fulfillment.ts'
import { fulfillment, isPacked, type Fulfillment } from '../fulfillment/document.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import { applyCall, MUTATIONS } from './registry.ts'
import { explainRefusal } from './explain-refusal.ts'

const doc = (result: Fulfillment | Refusal): Fulfillment => {
  if (isRefusal(result)) throw new Error(`refused: ${JSON.stringify(result)}`)
  return result
}
const refused = (result: Fulfillment | Refusal): string => (isRefusal(result) ? result.refused : 'applied')
const call = (name: string, args: object) => ({ name, version: 1, args })
const scan = (itemId: string) => call('fulfillment.pack', { itemId, by: 'scan', evidence: '4006381333931' })
const parcel = (trackingNumber: string) => ({ id: anId(), carrier: 'courier_guy', trackingNumber })

function packed(): Fulfillment {
  let current = aFulfillment()
  for (const item of current.items)
    for (let piece = 0; piece < item.quantity; piece++)
      current = doc(applyCall(current, scan(item.id), by(thandi)))
  return current
}

describe('packing', () => {
  test('the first scan starts production, the last one finishes packing', () => {
    const fresh = aFulfillment()
    const first = doc(applyCall(fresh, scan(fresh.items[0]!.id), by(thandi)))
    expect(first.state).toBe('processing')
    expect(first.packedAt).toBeNull()
    expect(isPacked(packed())).toBe(true)
    expect(packed().packedAt).not.toBeNull()
  })

  test('one piece too many is refused by name', () => {
    const full = packed()
    const result = applyCall(full, scan(full.items[0]!.id), by(thandi))
    expect(result).toMatchObject({ refused: 'extra_item', detail: { title: 'Mug', quantity: 2 } })
  })

  test('confirming by hand needs the permission and leaves its reason', () => {
    const fresh = aFulfillment()
    const byHand = call('fulfillment.pack', {
      itemId: fresh.items[1]!.id,
      by: 'hand',
      evidence: 'barcode torn',
    })
    expect(refused(applyCall(fresh, byHand, by(thandi, { permissions: [] })))).toBe('not_allowed')
    expect(doc(applyCall(fresh, byHand, by(thandi))).timeline.at(-1)?.detail).toContain('barcode torn')
  })

  test('reopening starts verification anew, and ends with shipping', () => {
    const reopened = doc(applyCall(packed(), call('fulfillment.reopen', { reason: 'wrong box' }), by(thandi)))
    expect(reopened.items.every((item) => item.packed === 0)).toBe(true)
    const shipped = doc(
      applyCall(packed(), call('fulfillment.ship', { parcels: [parcel('TCG1234567')] }), by(thandi)),
    )
    expect(refused(applyCall(shipped, call('fulfillment.reopen', {}), by(thandi)))).toBe('not_reopenable')
  })
})

describe('holding', () => {
  test('a held fulfilment refuses start, pack and ship by name', () => {
    const hold = call('fulfillment.hold', { reason: 'customer calls back' })
    for (const [before, action] of [
      [aFulfillment(), call('fulfillment.start', {})],
      [aFulfillment(), scan(anId())],
      [packed(), call('fulfillment.ship', { parcels: [parcel('TCG1234567')] })],
    ] as const) {
      const held = doc(applyCall(before, hold, by(thandi)))
      const target = action.name === 'fulfillment.pack' ? scan(held.items[0]!.id) : action
      expect(applyCall(held, target, by(thandi))).toMatchObject({
        refused: 'on_hold',
        detail: { reason: 'customer calls back' },
      })
    }
  })
})

describe('shipping', () => {
  test('needs every piece verified and a parcel', () => {
    const ship = call('fulfillment.ship', { parcels: [parcel('TCG1234567')] })
    const fresh = aFulfillment()
    const begun = doc(applyCall(fresh, scan(fresh.items[0]!.id), by(thandi)))
    expect(refused(applyCall(begun, ship, by(thandi)))).toBe('not_packed')
    expect(refused(applyCall(packed(), call('fulfillment.ship', { parcels: [] }), by(thandi)))).toBe(
      'needs_parcel',
    )
    expect(
      refused(applyCall(packed(), call('fulfillment.ship', { parcels: [parcel('-')] }), by(thandi))),
    ).toBe('bad_arguments')
  })

  test('fills the tracking link in from the carrier and accepts several parcels', () => {
    const shipped = doc(
      applyCall(
        packed(),
        call('fulfillment.ship', { parcels: [parcel('tcg 1234567'), parcel('TCG7654321')] }),
        by(thandi),
      ),
    )
    expect(shipped.parcels.map((sent) => sent.trackingUrl)).toEqual([
      'https://portal.thecourierguy.co.za/track?ref=TCG1234567',
      'https://portal.thecourierguy.co.za/track?ref=TCG7654321',
    ])
    expect(
      refused(
        applyCall(shipped, call('fulfillment.addParcel', { parcel: parcel('TCG1234567') }), by(thandi)),
      ),
    ).toBe('duplicate_tracking')
  })

  test('a fulfilment cancelled meanwhile is refused with what to do', () => {
    const cancelled = doc(
      applyCall(packed(), call('fulfillment.cancel', { reason: 'customer asked' }), by(olga)),
    )
    const result = applyCall(
      cancelled,
      call('fulfillment.ship', { parcels: [parcel('TCG1234567')] }),
      by(thandi),
    )
    expect(isRefusal(result) && explainRefusal(result).next).toContain('If it has already left')
  })
})

describe('what only the office does', () => {
  test('an operator may not cancel, move or deliver', () => {
    for (const name of [
      'fulfillment.cancel',
      'fulfillment.deliver',
      'fulfillment.retry',
      'fulfillment.requestCancel',
    ])
      expect(refused(applyCall(packed(), call(name, { reason: 'because' }), by(thandi)))).toBe('not_allowed')
  })
})

describe('calls from a wire that nobody controls', () => {
  test('unknown names, newer versions and inherited properties are refused, not thrown', () => {
    for (const name of ['fulfillment.fly', 'toString', '__proto__', 'constructor'])
      expect(refused(applyCall(aFulfillment(), call(name, {}), by(thandi)))).toBe('unknown_mutation')
    expect(
      refused(applyCall(aFulfillment(), { name: 'fulfillment.start', version: 99, args: {} }, by(thandi))),
    ).toBe('unknown_mutation')
  })

  test('whatever is sent, the answer is a valid document or a refusal that has words', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(MUTATIONS)),
        fc.object({ maxDepth: 2 }),
        fc.boolean(),
        (name, args, asAdmin) => {
          const before = packed()
          const result = applyCall(before, call(name, args), by(asAdmin ? olga : thandi))
          if (isRefusal(result)) expect(explainRefusal(result).next.length).toBeGreaterThan(0)
          else expect(fulfillment.safeParse(result).success).toBe(true)
        },
      ),
    )
  })

  test('the document that goes in is never changed', () => {
    const before = packed()
    const frozen = JSON.stringify(before)
    applyCall(before, call('fulfillment.ship', { parcels: [parcel('TCG1234567')] }), by(thandi))
    expect(JSON.stringify(before)).toBe(frozen)
  })
})
