import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import {
  openAdminWindow,
  OFFICE_TIME,
  type AdminWindow,
} from '../../../../../../tests/support/admin-window.tsx'
import type { KeptOrder } from '../../../../../../tests/support/window-cloud/kept-order.ts'
import { windowCloud } from '../../../../../../tests/support/window-cloud.ts'
import { OrderScreen } from '../../order-screen.tsx'

let office: AdminWindow | null = null
afterEach(() => {
  office?.close()
  office = null
})

/** The same store as the window's own. */
const { orders } = windowCloud({ now: () => OFFICE_TIME }).store
const theOrder = (fits: (order: KeptOrder) => boolean): KeptOrder => orders.find(fits)!
const one = (state: string) => (order: KeptOrder) =>
  order.fulfillments.length === 1 && order.fulfillments[0]!.state === state
const open = (order: KeptOrder): void => {
  office = openAdminWindow(`/orders/${order.base.id}`, {
    '/orders/$orderId': OrderScreen,
    '/orders': () => <p>the list</p>,
    '/audit': () => <p>the log</p>,
  })
}
const whys = async (): Promise<string> => (await screen.findByTestId('whys')).textContent ?? ''
const slider = (): Promise<HTMLInputElement> => screen.findByTestId('replay')
const ahead = (): number => document.querySelectorAll('[data-testid="event"][data-ahead]').length
const events = (): number => document.querySelectorAll('[data-testid="event"]').length

test('a shipped order says by whom, from where, with what, and what it waits for', async () => {
  const order = theOrder(one('shipped'))
  open(order)
  const [parcel] = order.fulfillments[0]!.parcels
  expect(await whys()).toMatch(/Paid .*: ZAR/)
  expect(await whys()).toMatch(
    new RegExp(
      `Shipped .* by .* on .* with ${parcel!.carrierName} ${parcel!.trackingNumber}; delivered when the carrier says so or the office confirms it\\.`,
    ),
  )
})

test('an order that waits for its money says so and nothing else', async () => {
  open(theOrder((order) => order.fulfillments.length === 0))
  expect(await whys()).toMatch(
    /^Waiting for the payment of ZAR.* since .*\. Nothing is made before it arrives\.$/,
  )
})

test('a held one says who holds it and why, beside its state', async () => {
  open(theOrder((order) => one('submitted')(order) && order.fulfillments[0]!.hold !== null))
  expect(await whys()).toMatch(
    /Waiting at the bench of .*On hold since .* by .* \(“Waiting for new artwork from the customer”\): nothing goes on until somebody releases it\./,
  )
})

test('page down goes back from event to event, and the order is shown as it was', async () => {
  open(theOrder(one('delivered')))
  fireEvent.keyDown(await slider(), { key: 'PageDown' })
  fireEvent.keyDown(await slider(), { key: 'PageDown' })
  const then = await screen.findByTestId('then')
  expect(then.textContent).toContain('Shipped')
  expect(ahead()).toBe(1)
  expect(await whys()).toMatch(/Shipped just now by/)
  fireEvent.keyDown(await slider(), { key: 'PageUp' })
  await waitFor(() => expect(screen.getByTestId('then').textContent).toContain('Delivered'))
  fireEvent.click(screen.getByRole('button', { name: 'Now' }))
  await waitFor(() => expect(screen.queryByTestId('then')).toBeNull())
  expect(ahead()).toBe(0)
})

test('dragged to its first minute, nothing had happened but that it was placed', async () => {
  const order = theOrder(one('delivered'))
  open(order)
  const range = await slider()
  fireEvent.change(range, { target: { value: range.min } })
  const then = await screen.findByTestId('then')
  expect(then.textContent).toContain('Awaiting payment')
  expect(within(then).queryByTestId('part-then')).toBeNull()
  expect(ahead()).toBe(events() - 1)
  expect(range.getAttribute('aria-valuetext')).toMatch(/\d{4} at \d\d:\d\d/)
})

test('the buttons do the same as the keys, and stop at both ends', async () => {
  open(theOrder(one('shipped')))
  const back = await screen.findByRole('button', { name: 'To the event before' })
  const on = screen.getByRole('button', { name: 'To the next event' })
  expect(on).toHaveProperty('disabled', true)
  for (let steps = 0; steps < 20 && !(back as HTMLButtonElement).disabled; steps++) fireEvent.click(back)
  expect(back).toHaveProperty('disabled', true)
  expect(ahead()).toBe(events() - 1)
  fireEvent.click(on)
  expect(ahead()).toBe(events() - 2)
})

test('an order whose bench was cut off is told by both clocks', async () => {
  const order = theOrder((each) => one('shipped')(each) && each.recordedLater > 0)
  open(order)
  fireEvent.click(await screen.findByRole('button', { name: 'As the office heard of it' }))
  fireEvent.keyDown(await slider(), { key: 'PageDown' })
  const shown = (await screen.findByTestId('replay-moment')).textContent
  fireEvent.click(screen.getByRole('button', { name: 'As it happened' }))
  fireEvent.click(screen.getByRole('button', { name: 'Now' }))
  fireEvent.keyDown(await slider(), { key: 'PageDown' })
  expect((await screen.findByTestId('replay-moment')).textContent).not.toBe(shown)
})
