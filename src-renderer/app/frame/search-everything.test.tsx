import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { aStation, closeWindow, openWindow } from '../../../tests/support/render-window.tsx'

afterEach(closeWindow)

type Options = Parameters<typeof aStation>[0]

/** A window with the search open, and an order that only the office knows. */
async function searching(options: Options) {
  const station = aStation(options)
  const office = await aStation({ ...options, offline: false }).cloud({ path: ['orders', 'list'], input: {} })
  if (!office.ok) throw new Error(office.sentence)
  const [order] = (office.output as { rows: { number: string; customerName: string }[] }).rows
  openWindow('/settings', station)
  fireEvent.click(await screen.findByRole('button', { name: /^Search/ }))
  const field = await screen.findByRole('textbox', { name: 'Search orders' })
  const type = (text: string) => fireEvent.change(field, { target: { value: text } })
  return { station, order: order!, type }
}

const press = (key: string) => fireEvent.keyDown(document.body, { key })

test('an admin finds the orders of the whole store below those of this bench, and Enter opens one', async () => {
  const { order, type } = await searching({ signedIn: 'admin' })
  type(order.number)
  const inOffice = await screen.findByRole('group', { name: 'In the office' })
  expect(within(inOffice).getByRole('option').textContent).toContain(order.customerName)
  press('Enter')
  await screen.findByRole('heading', { name: order.number })
  expect(window.location.hash).toMatch(/^#\/orders\//)
})

test('an operator finds what is at this bench, and the office is not asked', async () => {
  const { station, order, type } = await searching({ signedIn: 'operator' })
  type(order.number)
  await screen.findByText(/Nothing here matches/)
  const { rows } = await station.bench.queue({ filter: 'all', limit: 1 })
  type(rows[0]!.orderNumber)
  await screen.findByRole('option', { name: new RegExp(rows[0]!.orderNumber) })
  expect(screen.queryByRole('group', { name: 'In the office' })).toBeNull()
})

test('up and down go through both groups', async () => {
  const { station, type } = await searching({ signedIn: 'admin' })
  const { rows } = await station.bench.queue({ filter: 'all', limit: 1 })
  type(rows[0]!.customer.split(' ')[0]!)
  await screen.findByRole('group', { name: 'In the office' })
  const chosen = () =>
    screen.getAllByRole('option').findIndex((each) => each.getAttribute('aria-selected') === 'true')
  const all = screen.getAllByRole('option').length
  for (let step = 0; step < all + 2; step++) press('ArrowDown')
  await waitFor(() => expect(chosen()).toBe(all - 1))
  for (let step = 0; step < all + 2; step++) press('ArrowUp')
  await waitFor(() => expect(chosen()).toBe(0))
})

test('without the office an admin is told that only the bench was searched', async () => {
  const { station, type } = await searching({ signedIn: 'admin', offline: true })
  const { rows } = await station.bench.queue({ filter: 'all', limit: 1 })
  type(rows[0]!.orderNumber)
  await screen.findByText('The office cannot be reached. Only this bench was searched.')
  expect(screen.getAllByRole('option')).toHaveLength(1)
})
