import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { openAdminWindow, type AdminWindow } from '../../../../tests/support/admin-window.tsx'
import { OrdersScreen } from './orders-screen.tsx'

let office: AdminWindow | null = null
afterEach(() => {
  office?.close()
  office = null
})

async function open(address = '/orders'): Promise<AdminWindow> {
  office = openAdminWindow(address, {
    '/orders': OrdersScreen,
    '/orders/$orderId': () => <p>the order’s own page</p>,
  })
  await screen.findByRole('grid', { name: 'Orders' })
  return office
}

const rows = (): HTMLElement[] => screen.queryAllByRole('row').filter((row) => row.dataset['row'])
const count = (): string => screen.getByTestId('order-count').textContent
const chip = (filter: string): HTMLElement =>
  document.querySelector<HTMLElement>(`[data-filter="${filter}"]`)!
const at = (window: AdminWindow): Record<string, unknown> => window.router.state.location.search
const key = (name: string): void =>
  void fireEvent.keyDown(screen.getByRole('grid', { name: 'Orders' }), { key: name })

test('a status narrows the list, and the address keeps it', async () => {
  const window = await open()
  expect(count()).toBe('200 orders')
  fireEvent.click(await waitFor(() => chip('in_production')))
  await waitFor(() => expect(count()).not.toBe('200 orders'))
  expect(rows().length).toBeGreaterThan(0)
  for (const row of rows()) expect(row.textContent).toContain('In production')
  expect(at(window)).toEqual({ status: ['in_production'] })
  expect(chip('in_production').getAttribute('aria-pressed')).toBe('true')
})

test('overdue and a factory narrow it together; pressed again they let go', async () => {
  const window = await open()
  const factory = window.cloud.store.office.factories[1]!
  fireEvent.click(await waitFor(() => chip('overdue')))
  await waitFor(() => expect(at(window)).toEqual({ overdue: true }))
  fireEvent.click(await screen.findByRole('button', { name: factory.name }))
  await waitFor(() => expect(at(window)).toEqual({ overdue: true, factoryId: [factory.id] }))
  await waitFor(() =>
    expect(
      rows().every((row) => row.dataset['mark'] === 'late' && row.textContent.includes(factory.name)),
    ).toBe(true),
  )
  expect(rows().length).toBeGreaterThan(0)
  fireEvent.click(chip('overdue'))
  await waitFor(() => expect(at(window)).toEqual({ factoryId: [factory.id] }))
  fireEvent.click(screen.getByRole('button', { name: factory.name }))
  await waitFor(() => expect(count()).toBe('200 orders'))
})

test('only one reason to look at an order is on at a time', async () => {
  const window = await open('/orders?overdue=true')
  fireEvent.click(await waitFor(() => chip('failed')))
  await waitFor(() => expect(at(window)).toEqual({ failed: true }))
  expect(chip('overdue').getAttribute('aria-pressed')).toBe('false')
})

test('typing asks once, after the last key, and finds by tracking number', async () => {
  const window = await open()
  const parcel = window.cloud.store.orders.flatMap((order) =>
    order.fulfillments.flatMap((doc) => doc.parcels),
  )[0]!
  const before = window.calls.filter((call) => call === 'orders.list').length
  for (let length = 4; length <= parcel.trackingNumber.length; length++)
    fireEvent.change(screen.getByTestId('search'), {
      target: { value: parcel.trackingNumber.slice(0, length) },
    })
  await waitFor(() => expect(count()).toBe('1 order'))
  expect(window.calls.filter((call) => call === 'orders.list').length).toBe(before + 1)
  expect(at(window)).toEqual({ search: parcel.trackingNumber })
})

test('a name without its marks finds the customer', async () => {
  await open('/orders?search=muller')
  await waitFor(() => expect(rows().length).toBeGreaterThan(0))
  for (const row of rows()) expect(row.textContent).toContain('Zoë Müller')
})

test('down and up choose, the detail is beside the list, Enter opens the order', async () => {
  const window = await open()
  const [first, second] = rows()
  key('ArrowDown')
  await waitFor(() => expect(at(window)).toEqual({ row: first?.dataset['row'] }))
  key('ArrowDown')
  await waitFor(() => expect(at(window)).toEqual({ row: second?.dataset['row'] }))
  const pane = await screen.findByTestId('order-pane')
  await waitFor(() => expect(pane.textContent).toContain('Timeline'))
  expect(rows().length).toBeGreaterThan(5)
  key('Enter')
  expect(await screen.findByText('the order’s own page')).toBeTruthy()
  expect(window.router.state.location.pathname).toBe(`/orders/${second?.dataset['row']}`)
})

test('further pages come when the end of the list comes near', async () => {
  const window = await open()
  await waitFor(() => expect(rows().length).toBeGreaterThan(5))
  expect(window.calls.filter((call) => call === 'orders.list')).toHaveLength(1)
  const grid = screen.getByRole('grid', { name: 'Orders' })
  grid.scrollTop = 90 * 52
  fireEvent.scroll(grid)
  await waitFor(() => expect(window.calls.filter((call) => call === 'orders.list')).toHaveLength(2))
})

test('nothing that matches says so, and one press shows everything again', async () => {
  await open('/orders?search=nobody-is-called-this')
  fireEvent.click(await screen.findByRole('button', { name: 'Show all orders' }))
  await waitFor(() => expect(count()).toBe('200 orders'))
})

test('without the cloud it says why, and tries again when asked', async () => {
  const window = openAdminWindow('/orders', { '/orders': OrdersScreen })
  office = window
  window.offline(true)
  expect((await screen.findByRole('alert')).textContent).toContain('The office cannot be reached')
  window.offline(false)
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('grid', { name: 'Orders' })).toBeTruthy()
})
