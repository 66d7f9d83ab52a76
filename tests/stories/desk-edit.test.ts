import { expect, test } from 'vitest'
import type { CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import { problemOf } from '../support/a-cloud.ts'
import { eachShop } from '../support/a-shop.ts'

eachShop('an order is edited before it leaves', (shop) => {
  let signedIn: Promise<CloudClient> | undefined
  const office = (): Promise<CloudClient> =>
    (signedIn ??= shop()
      .cloud.as('admin@packbench.test')
      .then((headers) => shop().cloud.client(headers)))
  const shipTo = {
    name: 'Lindiwe Sithole',
    line1: '7 Beach Road',
    city: 'Durban',
    country: 'ZA',
    phone: '+27 31 555 0100',
  }
  const shipFirst = async (client: CloudClient, id: string, trackingNumber: string): Promise<void> => {
    const { fulfillments } = await client.orders.get({ id })
    const [open] = fulfillments.filter((one) => one.state === 'submitted')
    await client.orders.ship({ id, fulfillmentId: open!.id, carrier: 'dhl', trackingNumber })
  }
  const changeOf = async (orderId: string, kind: string) =>
    (
      await shop().rows<{ fields: Record<string, [unknown, unknown]> }>(
        "select change -> 'fields' as fields from order_events where order_id = $1 and kind = $2 order by seq",
        orderId,
        kind,
      )
    ).map((row) => row.fields)

  test('address, phone and what the customer wrote reach every bench that still has a part, with before and after', async () => {
    const client = await office()
    const { orderId: id } = await shop().paidOrder()
    await shipFirst(client, id, '6000000001')
    const versions = () =>
      shop().rows<{ status: string; version: string }>(
        'select status, version from fulfillment_requests where order_id = $1 order by id',
        id,
      )
    const before = await versions()
    const after = await client.orders.changeAddress({ id, shipTo, customerNote: 'Ring twice' })
    expect(after).toMatchObject({
      customerName: 'Lindiwe Sithole',
      customerNote: 'Ring twice',
      shipTo: { phone: '+27 31 555 0100' },
    })
    const documents = after.fulfillments.map(({ doc }) => [
      doc.state,
      doc.shipTo?.line1,
      doc.order.customerNote,
    ])
    expect(documents).toEqual(
      expect.arrayContaining([
        ['shipped', '12 Long Street', null],
        ['submitted', '7 Beach Road', 'Ring twice'],
      ]),
    )
    // What a station reads by is raised for the part that changed, and for no other.
    for (const [at, part] of (await versions()).entries())
      expect(Number(part.version) - Number(before[at]!.version)).toBe(part.status === 'submitted' ? 1 : 0)
    const [address] = await changeOf(id, 'address_changed')
    expect(address!['shipTo']).toMatchObject([{ line1: '12 Long Street' }, { line1: '7 Beach Road' }])
    expect(await changeOf(id, 'customer_note_changed')).toEqual([{ customerNote: [null, 'Ring twice'] }])

    // Saved once more as it is: nothing happened, and nothing is recorded.
    await client.orders.changeAddress({ id, shipTo, customerNote: 'Ring twice' })
    expect(await changeOf(id, 'address_changed')).toHaveLength(1)
    const cleared = await client.orders.changeAddress({ id, shipTo, customerNote: null })
    expect(cleared.customerNote).toBeNull()
    expect((await changeOf(id, 'customer_note_changed')).at(-1)).toEqual({
      customerNote: ['Ring twice', null],
    })
  })

  test('a note of the office is on the bench at once, and is changed there as well', async () => {
    const client = await office()
    const { orderId: id } = await shop().paidOrder({ wants: [[shop().mug, 1]] })
    const noted = await client.orders.addNote({ id, text: 'Wrap in bleu' })
    expect(noted.fulfillments[0]!.doc.notes).toMatchObject([{ text: 'Wrap in bleu', by: { name: 'admin' } }])
    const [note] = noted.notes
    const changed = await client.orders.changeNote({ id, noteId: note!.id, text: 'Wrap in blue' })
    expect(changed.notes.map(({ text }) => text)).toEqual(['Wrap in blue'])
    expect(changed.fulfillments[0]!.doc.notes.map(({ text }) => text)).toEqual(['Wrap in blue'])
    expect(await changeOf(id, 'note_changed')).toEqual([{ note: ['Wrap in bleu', 'Wrap in blue'] }])
    const nowhere = problemOf(client.orders.changeNote({ id, noteId: shop().cloud.cloud.newId(), text: 'x' }))
    expect((await nowhere).status).toBe(404)
  })

  test('once everything has left, both are refused in words', async () => {
    const client = await office()
    const { orderId: id } = await shop().paidOrder({ wants: [[shop().mug, 1]] })
    const [note] = (await client.orders.addNote({ id, text: 'Careful' })).notes
    await shipFirst(client, id, '6000000002')
    const address = await problemOf(client.orders.changeAddress({ id, shipTo, customerNote: 'Too late' }))
    expect(address).toMatchObject({ status: 409, type: 'urn:packbench:problem:no_address_change' })
    expect(address.detail).toContain('Ask the carrier')
    const text = await problemOf(client.orders.changeNote({ id, noteId: note!.id, text: 'Careless' }))
    expect(text).toMatchObject({ status: 409, type: 'urn:packbench:problem:already_left' })
    const after = await client.orders.get({ id })
    expect([after.customerNote, after.notes[0]!.text]).toEqual([null, 'Careful'])
    // A new note can always be written.
    expect((await client.orders.addNote({ id, text: 'The customer called' })).notes).toHaveLength(2)
  })
})
