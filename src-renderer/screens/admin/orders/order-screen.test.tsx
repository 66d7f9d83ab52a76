import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { OrderDetail } from '../../../../src-shared/cloud-contract/orders.ts'
import { ENDED } from '../../../../src-shared/fulfillment/lifecycle.ts'
import { openAdminWindow, OFFICE_TIME, type AdminWindow } from '../../../../tests/support/admin-window.tsx'
import { windowCloud } from '../../../../tests/support/window-cloud.ts'
import { detailOf } from '../../../../tests/support/window-cloud/views.ts'
import { isCancellable, shippable, verified } from './detail/may-do.ts'
import { OrderScreen } from './order-screen.tsx'

let office: AdminWindow | null = null
afterEach(() => {
  office?.close()
  office = null
  vi.restoreAllMocks()
})

/** The first order of the store that is like this. The store is the same from run to run. */
function anOrder(like: (order: OrderDetail) => boolean): OrderDetail {
  const { store } = windowCloud({ now: () => OFFICE_TIME })
  const found = store.orders.map((order) => detailOf(order, store, OFFICE_TIME)).find(like)
  if (!found) throw new Error('The pretended store has no such order: change how its orders are made.')
  return found
}

async function open(order: OrderDetail): Promise<AdminWindow> {
  office = openAdminWindow(`/orders/${order.id}`, { '/orders/$orderId': OrderScreen, '/orders': () => null })
  await screen.findByTestId('order-head')
  return office
}

const facts = (): string => screen.getByTestId('order-head').textContent
const status = (): string => screen.getByTestId('order-head').firstElementChild!.textContent
const type = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label, { exact: false }), { target: { value } })
const press = (name: string): void =>
  void fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }))

const onePart = (order: OrderDetail): boolean => order.fulfillments.length === 1
/** One part has left, the other is packed and waits for its carrier. */
const packed = anOrder(
  (order) =>
    order.status === 'partially_shipped' &&
    shippable(order).some((work) => verified(work).packed === verified(work).pieces),
)
const waiting = anOrder(
  (order) =>
    onePart(order) && order.fulfillments[0]!.state === 'submitted' && !order.fulfillments[0]!.doc.hold,
)
const held = anOrder(
  (order) =>
    onePart(order) &&
    order.fulfillments[0]!.state === 'submitted' &&
    order.fulfillments[0]!.doc.hold !== null,
)
const shipped = anOrder((order) => order.status === 'shipped')
const delivered = anOrder((order) => order.status === 'delivered')

test('a packed order is marked shipped with its carrier, number and link (S1.22)', async () => {
  const { cloud } = await open(packed)
  fireEvent.click(screen.getByTestId('ship'))
  type('Tracking number', 'tcg 1234-5678')
  expect(screen.getByLabelText('Carrier', { exact: false, selector: 'input' })).toHaveProperty(
    'value',
    'The Courier Guy',
  )
  type('Tracking link', 'https://follow.example/TCG12345678')
  press('Mark shipped')
  await waitFor(() => expect(status()).toBe('Shipped'))
  expect(screen.getByTestId('done').textContent).toContain('The customer gets a mail')
  const parcel = cloud.store.orders.find((order) => order.base.id === packed.id)?.fulfillments.at(-1)
    ?.parcels[0]
  expect(parcel).toMatchObject({
    carrier: 'courier_guy',
    trackingNumber: 'TCG12345678',
    trackingUrl: 'https://follow.example/TCG12345678',
  })
  expect(screen.getAllByTestId('parcel').at(-1)?.textContent).toContain('TCG12345678')
})

test('what the bench has not verified is said before it is shipped, and the office answers for it', async () => {
  await open(waiting)
  fireEvent.click(screen.getByTestId('ship'))
  expect(screen.getByRole('dialog').textContent).toContain('confirms the rest by hand, in your name')
  type('Tracking number', 'RAM12345678')
  press('Mark shipped')
  await waitFor(() => expect(status()).toBe('Shipped'))
})

test('what cannot be a tracking number or a link is said beside its field, and nothing is sent', async () => {
  const { calls } = await open(packed)
  fireEvent.click(screen.getByTestId('ship'))
  type('Tracking number', '?!')
  type('Tracking link', 'javascript:alert(1)')
  press('Mark shipped')
  expect(screen.getByText('A tracking number has 4 to 40 letters and digits')).toBeTruthy()
  expect(screen.getByText('Choose the carrier')).toBeTruthy()
  expect(screen.getByText('A link begins with https://')).toBeTruthy()
  expect(calls).not.toContain('orders.ship')
})

test('a refusal is shown in words, and what was typed is there when the dialog is opened again', async () => {
  await open(held)
  fireEvent.click(screen.getByTestId('ship'))
  type('Tracking number', 'RAM12345678')
  press('Mark shipped')
  expect((await screen.findByText(/This order is on hold/)).textContent).toContain('release it with a reason')
  press('Not now')
  expect(screen.queryByRole('dialog')).toBeNull()
  fireEvent.click(screen.getByTestId('ship'))
  expect(screen.getByLabelText('Tracking number', { exact: false })).toHaveProperty('value', 'RAM12345678')
})

test('without the cloud an action fails in words and can be tried again', async () => {
  const { offline } = await open(packed)
  fireEvent.click(screen.getByTestId('ship'))
  type('Tracking number', 'TCG99999999')
  offline(true)
  press('Mark shipped')
  expect(await screen.findByText(/cannot be reached/)).toBeTruthy()
  offline(false)
  press('Mark shipped')
  await waitFor(() => expect(status()).toBe('Shipped'))
})

test('cancelling wants a reason, and shows it afterwards', async () => {
  await open(waiting)
  fireEvent.click(screen.getByTestId('cancel'))
  const confirm = screen.getByRole('button', { name: 'Cancel the order' })
  expect(confirm).toHaveProperty('disabled', true)
  type('Reason', 'The customer moved abroad')
  fireEvent.click(confirm)
  await waitFor(() => expect(facts()).toContain('The customer moved abroad'))
  expect(status()).toBe('Cancelled')
  expect(screen.queryByTestId('cancel')).toBeNull()
})

test('open work is moved to another factory with a reason', async () => {
  const { cloud } = await open(waiting)
  const before = waiting.fulfillments[0]!.factoryName!
  const target = cloud.store.office.factories.find((factory) => factory.name !== before)!
  fireEvent.click(screen.getByTestId('move'))
  fireEvent.click(await screen.findByLabelText('To factory', { exact: false, selector: 'input' }))
  fireEvent.click(await screen.findByText(`${target.name}, ${target.city}`))
  fireEvent.click(screen.getByRole('button', { name: 'Machine is down' }))
  press('Move')
  await waitFor(() => expect(screen.getByTestId('fulfilment').textContent).toContain(target.name))
  expect(screen.getAllByTestId('event')[0]?.textContent).toContain('Machine is down')
})

test('delivery is confirmed after one question', async () => {
  await open(shipped)
  fireEvent.click(screen.getByTestId('deliver'))
  press('It has arrived')
  await waitFor(() => expect(status()).toBe('Delivered'))
})

test('a note is added, and the field is empty again', async () => {
  await open(delivered)
  const field = screen.getByLabelText('New note')
  fireEvent.change(field, { target: { value: 'Asked for an invoice\nby mail' } })
  fireEvent.click(screen.getByRole('button', { name: 'Add note' }))
  await waitFor(() =>
    expect(screen.getAllByTestId('note').at(-1)?.textContent).toContain('Asked for an invoice\nby mail'),
  )
  await waitFor(() => expect(field).toHaveProperty('value', ''))
})

test('the address is changed while nothing has left, field by field checked', async () => {
  await open(waiting)
  fireEvent.click(screen.getByTestId('edit-address'))
  type('City', '')
  type('Country', 'de')
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(screen.getByText('This is needed')).toBeTruthy()
  type('City', '大阪市')
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.getByTestId('address').textContent).toContain('大阪市'))
  expect(screen.getByTestId('address').textContent).toContain('Germany')
})

test('what the customer wrote is changed with the address, and a note of the office by itself', async () => {
  await open(waiting)
  fireEvent.click(screen.getByTestId('edit-address'))
  type('What the customer wrote', 'Ring twice, please')
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Ring twice, please')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('New note'), { target: { value: 'Wrap it in bleu' } })
  fireEvent.click(screen.getByRole('button', { name: 'Add note' }))
  fireEvent.click(await screen.findByRole('button', { name: /^Change the note of/ }))
  fireEvent.change(screen.getByLabelText('The note'), { target: { value: 'Wrap it in blue' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save note' }))
  await waitFor(() => expect(screen.getAllByTestId('note').at(-1)?.textContent).toContain('Wrap it in blue'))
})

test('what has left offers neither another address nor a cancellation nor a move', async () => {
  await open(delivered)
  for (const action of ['edit-address', 'cancel', 'move', 'ship', 'deliver'])
    expect(screen.queryByTestId(action)).toBeNull()
})

test('the timeline shows who and when, and both times where the bench was cut off', async () => {
  const cutOff = anOrder((order) => order.events.some((event) => event.at !== event.recordedAt))
  await open(cutOff)
  const events = screen.getAllByTestId('event')
  expect(events).toHaveLength(cutOff.events.length)
  expect(events[0]?.dataset['kind']).toBe(cutOff.events.at(-1)?.kind)
  const late = cutOff.events.find((event) => event.at !== event.recordedAt)!
  const shown = events.find((event) => event.querySelectorAll('time').length === 2)!
  expect([...shown.querySelectorAll('time')].map((time) => time.dateTime).sort()).not.toEqual([
    late.at,
    late.at,
  ])
  expect(shown.textContent).toContain('reached the office')
  expect(shown.textContent).toContain('bench')
})

test('a print file is opened by a link that is asked for then', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null)
  const { calls } = await open(packed)
  const [file] = packed.fulfillments[0]!.doc.printFiles
  expect(calls).not.toContain('printFiles.url')
  fireEvent.click(screen.getByRole('button', { name: `Download ${file!.name}` }))
  await waitFor(() =>
    expect(opened).toHaveBeenCalledWith(expect.stringContaining(file!.id), '_blank', 'noopener'),
  )
  expect((await screen.findByRole('link', { name: /Open here once/ })).getAttribute('href')).toContain(
    file!.id,
  )
})

test('every kind of order can be shown', { timeout: 60_000 }, async () => {
  const { store } = windowCloud({ now: () => OFFICE_TIME })
  const kinds = new Set(
    store.orders
      .map((order) => detailOf(order, store, OFFICE_TIME))
      .map(
        (order) =>
          `${order.status} ${order.fulfillments.every((work) => ENDED.has(work.state))} ${isCancellable(order)}`,
      ),
  )
  expect(kinds.size).toBeGreaterThan(6)
  for (const kind of kinds) {
    const order = anOrder(
      (candidate) =>
        `${candidate.status} ${candidate.fulfillments.every((work) => ENDED.has(work.state))} ${isCancellable(candidate)}` ===
        kind,
    )
    const shown = await open(order)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(order.number)
    shown.close()
  }
})
