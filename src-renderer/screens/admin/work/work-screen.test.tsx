import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { WorkRow, WorkSlice } from '../../../../src-shared/cloud-contract/makers/work.ts'
import { openAdminWindow, type AdminWindow } from '../../../../tests/support/admin-window.tsx'
import { WorkScreen } from './work-screen.tsx'

let office: AdminWindow | null = null
afterEach(() => {
  office?.close()
  office = null
})

async function open(address = '/work'): Promise<AdminWindow> {
  office = openAdminWindow(address, {
    '/work': WorkScreen,
    '/orders/$orderId': () => <p>the order</p>,
    '/makers': () => <p>the makers</p>,
  })
  await screen.findByRole('grid', { name: 'Work' })
  await waitFor(() => expect(rows().length).toBeGreaterThan(0))
  return office
}

const rows = (): HTMLElement[] => screen.queryAllByRole('row').filter((row) => row.dataset['row'])
const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Work' })
const key = (name: string, target: HTMLElement = grid(), more = {}): void =>
  void fireEvent.keyDown(target, { key: name, ...more })
const at = (window: AdminWindow): Record<string, unknown> => window.router.state.location.search
const asked = async (window: AdminWindow, slice: WorkSlice): Promise<WorkRow[]> =>
  ((await window.cloud.ask(['makers', 'work'], { slice, limit: 200 })) as { output: { rows: WorkRow[] } })
    .output.rows
const where = async (window: AdminWindow, id: string): Promise<WorkRow> =>
  ((await window.cloud.ask(['makers', 'workOne'], { id })) as { output: WorkRow }).output

test('what nobody has is listed first, each chip with its count, and the address keeps the choice', async () => {
  const window = await open()
  const waiting = await asked(window, 'unassigned')
  expect(rows().map((row) => row.dataset['row'])).toEqual(waiting.map((row) => row.id))
  const chip = document.querySelector<HTMLElement>('[data-filter="with_maker"]')!
  const held = await asked(window, 'with_maker')
  expect(chip.textContent).toContain(String(held.length))
  fireEvent.click(chip)
  await waitFor(() => expect(at(window)).toEqual({ slice: 'with_maker' }))
  await waitFor(() => expect(rows().map((row) => row.dataset['row'])).toEqual(held.map((row) => row.id)))
})

test('with the keyboard alone: down chooses, Enter goes to the best proposal, a press assigns, and the next is chosen', async () => {
  const window = await open()
  const [first, second] = await asked(window, 'unassigned')
  key('ArrowDown')
  await waitFor(() => expect(at(window)).toEqual({ row: first!.id }))
  const [best] = await screen.findAllByTestId('proposal')
  expect(within(best!).getAllByRole('listitem').length).toBe(4)
  key('Enter')
  const button = within(best!).getByRole('button')
  expect(document.activeElement).toBe(button)
  const name = button.getAttribute('aria-label')!.replace(/^Assign( anyway)? to /, '')
  fireEvent.click(button)
  await waitFor(() => expect(at(window)).toEqual({ row: second!.id }))
  expect(document.activeElement).toBe(grid())
  expect((await where(window, first!.id)).maker?.name).toBe(name)
  await waitFor(() => expect(rows().some((row) => row.dataset['row'] === first!.id)).toBe(false))
})

test('Enter before the proposals are there waits for them', async () => {
  const window = await open()
  const [first] = await asked(window, 'unassigned')
  fireEvent.doubleClick(document.querySelector(`[data-row="${first!.id}"]`)!)
  const [best] = await screen.findAllByTestId('proposal')
  await waitFor(() => expect(best!.contains(document.activeElement)).toBe(true))
})

test('many are ticked with Space, planned, and assigned with an answer for each', async () => {
  const window = await open()
  const [first, second] = await asked(window, 'unassigned')
  key('ArrowDown')
  await waitFor(() => expect(at(window)).toEqual({ row: first!.id }))
  key(' ')
  key('ArrowDown')
  await waitFor(() => expect(at(window)).toEqual({ row: second!.id }))
  key(' ')
  expect((await screen.findByText('2 chosen')).getAttribute('role')).toBe('status')
  fireEvent.click(screen.getByTestId('plan'))
  const planned = await screen.findAllByTestId('planned')
  expect(planned.map((row) => row.textContent.includes('PB-'))).toEqual([true, true])
  const can = planned.filter((row) => row.dataset['no'] === 'false').length
  fireEvent.click(await screen.findByRole('button', { name: `Assign ${can}` }))
  expect(await screen.findByText(`${can} assigned.`)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Done' }))
  await waitFor(() => expect(screen.queryByText('2 chosen')).toBeNull())
  const now = await Promise.all([where(window, first!.id), where(window, second!.id)])
  expect(now.filter((row) => row.maker !== null)).toHaveLength(can)
})

test('Ctrl+A ticks everything in sight and Escape lets it go', async () => {
  await open()
  const all = rows().length
  key('a', grid(), { ctrlKey: true })
  expect(await screen.findByText(`${all} chosen`)).toBeTruthy()
  key('Escape')
  await waitFor(() => expect(screen.queryByTestId('plan')).toBeNull())
})

test('work that was not started is withdrawn with a reason, and no word of its earning', async () => {
  const window = await open('/work?slice=with_maker')
  const held = await asked(window, 'with_maker')
  const job = held.find((row) => row.startedAt === null)!
  fireEvent.click(await waitFor(() => document.querySelector(`[data-row="${job.id}"]`)!))
  fireEvent.click(await screen.findByTestId('withdraw'))
  const dialog = await screen.findByRole('dialog')
  const confirm = within(dialog).getByRole('button', { name: 'Withdraw' })
  expect(confirm).toHaveProperty('disabled', true)
  fireEvent.click(within(dialog).getByRole('button', { name: 'Too late' }))
  expect(within(dialog).queryByText(/What of the earning/)).toBeNull()
  fireEvent.click(confirm)
  await waitFor(async () => expect((await where(window, job.id)).maker).toBeNull())
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('work in production asks what becomes of the earning before it is given to another maker', async () => {
  const window = await open('/work?slice=with_maker')
  const [job] = await asked(window, 'with_maker')
  const order = window.cloud.store.orders.find((one) => one.base.id === job!.orderId)!
  order.fulfillments = order.fulfillments.map((doc) =>
    doc.id === job!.id ? { ...doc, state: 'processing', startedAt: doc.dueAt } : doc,
  )
  fireEvent.click(await waitFor(() => document.querySelector(`[data-row="${job!.id}"]`)!))
  fireEvent.click(await screen.findByTestId('withdraw'))
  const dialog = await screen.findByRole('dialog')
  fireEvent.click(within(dialog).getByRole('button', { name: 'Machine is down' }))
  fireEvent.click(within(dialog).getByLabelText('Another maker, at once'))
  const confirm = (): HTMLElement => within(dialog).getByRole('button', { name: 'Reassign' })
  fireEvent.click(within(dialog).getByLabelText(/counter-row/))
  expect(confirm()).toHaveProperty('disabled', true)
  fireEvent.click(within(dialog).getByLabelText(/^To maker/, { selector: 'input' }))
  const [choice] = await screen.findAllByRole('option')
  const name = choice!.textContent.split(':')[0]
  fireEvent.click(choice!)
  fireEvent.click(confirm())
  await waitFor(async () => expect((await where(window, job!.id)).maker?.name).toBe(name))
})

test('without the cloud it says why', async () => {
  const window = openAdminWindow('/work', { '/work': WorkScreen })
  office = window
  window.offline(true)
  expect((await screen.findByRole('alert')).textContent).toContain('The office cannot be reached')
})
