import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ENDED } from '../../../../src-shared/fulfillment/lifecycle.ts'
import { openAdminWindow, type AdminWindow } from '../../../../tests/support/admin-window.tsx'
import { OrdersScreen } from './orders-screen.tsx'

let office: AdminWindow | null = null
beforeEach(() => localStorage.clear())
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
  await waitFor(() => expect(rows().length).toBeGreaterThan(5))
  return office
}

const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Orders' })
const rows = (): HTMLElement[] => screen.queryAllByRole('row').filter((row) => row.dataset['row'])
const key = (name: string, more: object = {}): void => void fireEvent.keyDown(grid(), { key: name, ...more })
const picked = (): string => within(screen.getByTestId('bulk-bar')).getByRole('status').textContent
const box = (row: HTMLElement): HTMLInputElement => within(row).getByRole('checkbox')
const heads = (): string[] =>
  screen
    .getAllByRole('columnheader')
    .map((head) => head.textContent)
    .filter(Boolean)
const at = (window: AdminWindow): Record<string, unknown> => window.router.state.location.search
const dialog = () => within(screen.getByRole('dialog'))
const press = (name: string): void => void fireEvent.click(dialog().getByRole('button', { name }))

/** The chosen row as the address has it: the next key begins there. */
const chosen = (window: AdminWindow, index: number): Promise<void> =>
  waitFor(() => expect(at(window)['row']).toBe(rows()[index]!.dataset['row']))

test('Space picks, Shift with an arrow picks on, Escape lets go of all', async () => {
  const window = await open()
  expect(picked()).toBe('None picked')
  key('ArrowDown')
  await chosen(window, 0)
  key(' ')
  expect(picked()).toBe('1 picked')
  key('ArrowDown', { shiftKey: true })
  await chosen(window, 1)
  key('ArrowDown', { shiftKey: true })
  await chosen(window, 2)
  expect(picked()).toBe('3 picked')
  expect(
    rows()
      .slice(0, 4)
      .map((row) => box(row).checked),
  ).toEqual([true, true, true, false])
  key('Escape')
  expect(picked()).toBe('None picked')
})

test('boxes pick by pointer, with Shift everything in between, and the one in the head everything shown', async () => {
  await open()
  fireEvent.click(box(rows()[1]!))
  fireEvent.click(box(rows()[4]!), { shiftKey: true })
  expect(picked()).toBe('4 picked')
  fireEvent.click(screen.getByRole('checkbox', { name: 'Pick every order that is shown' }))
  expect(picked()).toBe('100 picked')
  fireEvent.click(screen.getByRole('checkbox', { name: 'Pick every order that is shown' }))
  expect(picked()).toBe('None picked')
})

test('all that the filter finds are held with a reason; refused ones are named and stay picked', async () => {
  const window = await open('/orders?status=%5B%22new%22%2C%22cancelled%22%5D')
  const found = (await window.cloud.ask(['desk', 'find'], { status: ['new', 'cancelled'] })) as {
    output: { orders: { id: string; number: string }[] }
  }
  const ids = new Set(found.output.orders.map((order) => order.id))
  const unholdable = window.cloud.store.orders
    .filter(({ base, fulfillments }) => {
      const open = fulfillments.filter((doc) => !ENDED.has(doc.state))
      return ids.has(base.id) && (open.length === 0 || open.some((doc) => doc.hold !== null))
    })
    .map((order) => order.base.number)
    .toSorted()
  expect(unholdable.length).toBeGreaterThan(0)
  fireEvent.click(screen.getByTestId('pick-all'))
  await waitFor(() => expect(picked()).toBe(`${found.output.orders.length} picked`))
  fireEvent.click(screen.getByTestId('bulk-hold'))
  fireEvent.change(await screen.findByLabelText('Reason', { exact: false }), {
    target: { value: 'Ink is late' },
  })
  press('Hold back')
  const report = await screen.findByTestId('bulk-report')
  const links = within(report).getAllByRole('link')
  expect(links.map((link) => link.textContent).toSorted()).toEqual(unholdable)
  expect(links[0]!.getAttribute('href')).toContain('/orders/')
  expect(window.calls.filter((call) => call === 'desk.bulk')).toHaveLength(
    Math.ceil(found.output.orders.length / 25),
  )
  press('Done')
  expect(picked()).toBe(`${links.length} picked`)
  const held = window.cloud.store.orders.flatMap((order) =>
    order.fulfillments.filter((doc) => doc.hold?.reason === 'Ink is late'),
  )
  expect(held.length).toBeGreaterThan(0)
})

test('without the cloud in the middle it stops, keeps what was answered, and goes on from there', async () => {
  const window = await open()
  fireEvent.click(screen.getByTestId('pick-all'))
  await waitFor(() => expect(picked()).toBe('200 picked'))
  window.offline(true)
  fireEvent.click(screen.getByTestId('bulk-note'))
  fireEvent.change(await screen.findByLabelText(/^Note/), {
    target: { value: 'Season’s greetings' },
  })
  press('Add the note')
  await waitFor(() => expect(dialog().getByTestId('trouble').textContent).toContain('cannot be reached'))
  window.offline(false)
  press('Go on')
  await waitFor(() => expect(screen.getByTestId('bulk-report').textContent).toContain('200 noted'))
  const notes = window.cloud.store.orders.map(
    (order) => order.notes.filter((note) => note.text.startsWith('Season')).length,
  )
  expect(new Set(notes)).toEqual(new Set([1]))
})

test('the present filter is kept by a name, opened by one press, renamed, shared and removed', async () => {
  const window = await open('/orders?overdue=true')
  fireEvent.click(screen.getByTestId('save-filter'))
  fireEvent.change(dialog().getByLabelText('Name', { exact: false }), { target: { value: 'Late' } })
  press('Save')
  const chip = await screen.findByRole('button', { name: 'Late' })
  await waitFor(() => expect(chip.getAttribute('aria-pressed')).toBe('true'))
  fireEvent.click(chip)
  await waitFor(() => expect(at(window)).toEqual({}))
  fireEvent.click(await screen.findByRole('button', { name: 'Late' }))
  await waitFor(() => expect(at(window)).toEqual({ overdue: true }))
  fireEvent.click(screen.getByTestId('edit-filter'))
  fireEvent.change(dialog().getByLabelText('Name', { exact: false }), { target: { value: 'Too late' } })
  fireEvent.click(dialog().getByLabelText('Everybody in the office sees it'))
  press('Save')
  await screen.findByRole('button', { name: 'Too late' })
  const kept = (await window.cloud.ask(['desk', 'savedFilters'], undefined)) as {
    output: { name: string; shared: boolean }[]
  }
  expect(kept.output).toContainEqual(expect.objectContaining({ name: 'Too late', shared: true }))
  fireEvent.click(screen.getByTestId('edit-filter'))
  press('Remove')
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Too late' })).toBeNull())
})

test('a colleague’s shared filter opens with one press and is not ours to change', async () => {
  const window = await open()
  fireEvent.click(await screen.findByRole('button', { name: 'Berlin, overdue · Maria-Magdalena' }))
  const berlin = window.cloud.store.office.factories[1]!
  await waitFor(() => expect(at(window)).toEqual({ overdue: true, factoryId: [berlin.id] }))
  expect(screen.queryByTestId('edit-filter')).toBeNull()
})

test('columns are chosen and ordered by each person, and are there again after a restart', async () => {
  await open()
  fireEvent.click(screen.getByTestId('columns'))
  fireEvent.click(dialog().getByLabelText('Payment'))
  for (let place = 0; place < 12; place++) {
    const left = dialog().getByRole<HTMLButtonElement>('button', { name: 'Payment further left' })
    if (!left.disabled) fireEvent.click(left)
  }
  fireEvent.click(dialog().getByLabelText('Customer'))
  press('Use these columns')
  await waitFor(() => expect(heads()[0]).toBe('Payment'))
  expect(heads()).not.toContain('Customer')
  office?.close()
  await open()
  expect(heads()[0]).toBe('Payment')
  fireEvent.click(screen.getByTestId('columns'))
  press('As many as fit')
  await waitFor(() => expect(heads()).toContain('Customer'))
})

test('filters with several answers are set together, and each is taken away by one press', async () => {
  const window = await open()
  fireEvent.click(screen.getByTestId('filters'))
  fireEvent.click(await screen.findByLabelText('Country', { exact: false, selector: 'input' }))
  fireEvent.click(await screen.findByText('Germany'))
  fireEvent.change(dialog().getByLabelText('Placed on or after'), { target: { value: '2026-11-01' } })
  press('Show these orders')
  await waitFor(() => expect(at(window)).toEqual({ country: ['DE'], placedFrom: '2026-11-01' }))
  const active = await screen.findAllByTestId('active-filter')
  expect(active.map((one) => one.textContent)).toEqual(['Germany', 'From 2026-11-01'])
  fireEvent.click(active[0]!)
  await waitFor(() => expect(at(window)).toEqual({ placedFrom: '2026-11-01' }))
})

test('the list is sorted by what a person chooses, and the address keeps it', async () => {
  const window = await open()
  fireEvent.change(screen.getByLabelText('Sort by'), { target: { value: 'largest' } })
  await waitFor(() => expect(at(window)).toEqual({ sort: 'largest' }))
  const [largest] = window.cloud.store.orders.toSorted((a, b) => b.base.total - a.base.total)
  await waitFor(() => expect(rows()[0]?.dataset['row']).toBe(largest!.base.id))
})

test('a pasted list of parcels is marked delivered, and what was not is named', async () => {
  const window = await open()
  const shipped = window.cloud.store.orders.find(
    (order) => order.fulfillments.length > 0 && order.fulfillments.every((doc) => doc.state === 'shipped'),
  )!
  const number = shipped.fulfillments[0]!.parcels[0]!.trackingNumber
  fireEvent.click(screen.getByTestId('deliveries'))
  fireEvent.change(dialog().getByLabelText('Tracking numbers', { exact: false }), {
    target: { value: `${number}\n9999999999\n` },
  })
  press('Mark 2 delivered')
  const report = await screen.findByTestId('arrivals-report')
  expect(report.textContent).toContain('1 delivered')
  expect(report.textContent).toContain('9999999999')
  expect(shipped.fulfillments[0]!.state).toBe('delivered')
})
