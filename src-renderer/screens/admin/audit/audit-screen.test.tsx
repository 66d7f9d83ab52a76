import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { AuditEntry, Verification } from '../../../../src-shared/cloud-contract/audit.ts'
import { openAdminWindow, type AdminWindow } from '../../../../tests/support/admin-window.tsx'
import { AuditScreen } from './audit-screen.tsx'

let office: AdminWindow | null = null
afterEach(() => {
  office?.close()
  office = null
  vi.restoreAllMocks()
})

const open = (address = '/audit'): AdminWindow =>
  (office = openAdminWindow(address, {
    '/audit': AuditScreen,
    '/orders/$orderId': () => <p>the order</p>,
  }))

const entriesOf = async ({ cloud }: AdminWindow, filter: object = {}): Promise<AuditEntry[]> => {
  const answer = await cloud.ask(['audit', 'list'], { ...filter, limit: 500 })
  return (answer as { output: { rows: AuditEntry[] } }).output.rows
}
const grid = (): Promise<HTMLElement> => screen.findByRole('grid', { name: 'Audit log' })
const rowOf = async (id: string): Promise<HTMLElement> => {
  await waitFor(() => expect(document.querySelector(`[data-row="${id}"]`)).not.toBeNull())
  return document.querySelector<HTMLElement>(`[data-row="${id}"]`)!
}
const pick = async (label: string, choice: string): Promise<void> => {
  fireEvent.click(await screen.findByLabelText(label, { selector: 'input' }))
  fireEvent.click(await screen.findByRole('option', { name: choice }))
}

test('both logs are one list, newest first, and it says how many there are', async () => {
  const window_ = open()
  const all = await entriesOf(window_)
  expect((await screen.findByTestId('audit-count')).textContent).toMatch(/^[\d,]+ entries$/)
  const first = await rowOf(all[0]!.id)
  expect(first.textContent).toContain(all[0]!.actorName)
})

test('a kind narrows the log, the address keeps it, and one press shows everything again', async () => {
  const { router } = open()
  await grid()
  await pick('What happened', 'Maker suspended')
  await waitFor(() => expect(screen.getByTestId('audit-count').textContent).toBe('1 entry'))
  expect(router.state.location.search).toEqual({ kind: 'office:maker.suspended' })
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }))
  await waitFor(() => expect(screen.getByTestId('audit-count').textContent).not.toBe('1 entry'))
})

test('who, role, station, subject and dates narrow it together', async () => {
  const window_ = open('/audit?role=operator&from=2026-11-01&to=2026-11-20')
  const station = window_.cloud.store.office.stations[0]!
  await grid()
  await pick('Station', station.name)
  await waitFor(() =>
    expect(window_.router.state.location.search).toMatchObject({ stationId: station.id, role: 'operator' }),
  )
  const wanted = await entriesOf(window_, {
    stationId: station.id,
    role: 'operator',
    from: new Date(2026, 10, 1).toISOString(),
    to: new Date(2026, 10, 21).toISOString(),
  })
  expect(wanted.length).toBeGreaterThan(0)
  await waitFor(() => expect(screen.getByTestId('audit-count').textContent).toBe(`${wanted.length} entries`))
})

test('an entry opens to what was so before and after, in words, and by which clocks', async () => {
  const window_ = open('/audit?kind=office%3Amaker.suspended')
  const [entry] = await entriesOf(window_, { kind: 'office:maker.suspended' })
  fireEvent.click(await rowOf(entry!.id))
  const pane = await screen.findByTestId('entry-pane')
  expect(within(pane).getByText('Late four times this month')).toBeTruthy()
  expect(within(pane).getByRole('row', { name: 'Status active suspended' })).toBeTruthy()
  expect(within(pane).getByRole('row', { name: 'Capacity 5 0' })).toBeTruthy()
  expect(within(pane).getByText('Maker Pieter Botha')).toBeTruthy()
})

test('an entry of a bench says what the clock there said, and how much later the office heard of it', async () => {
  const window_ = open('/audit?role=operator')
  const late = (await entriesOf(window_, { role: 'operator' })).find(
    (entry) => Date.parse(entry.recordedAt) - Date.parse(entry.at) > 40 * 60_000,
  )!
  window_.close()
  open(`/audit?role=operator&search=${encodeURIComponent(late.subjectName!)}`)
  fireEvent.click(await rowOf(late.id))
  const pane = await screen.findByTestId('entry-pane')
  expect(within(pane).getByText(/, 3 min behind$/)).toBeTruthy()
  expect(within(pane).getByText(/, 47 min later$/)).toBeTruthy()
  fireEvent.click(within(pane).getByTestId('verify-order'))
  await within(pane).findByText(/^All \d+ entries are as written, and none is missing\.$/)
  fireEvent.click(within(pane).getByRole('link', { name: /^Order PB-/ }))
  expect(await screen.findByText('the order')).toBeTruthy()
})

test('down moves to the next entry, beside the list', async () => {
  const window_ = open('/audit?kind=order%3Ashipped')
  const [first, second] = await entriesOf(window_, { kind: 'order:shipped' })
  fireEvent.click(await rowOf(first!.id))
  fireEvent.keyDown(await grid(), { key: 'ArrowDown' })
  await waitFor(() => expect(window_.router.state.location.search).toMatchObject({ row: second!.id }))
  expect(within(await screen.findByTestId('entry-pane')).getAllByText(second!.detail)).not.toHaveLength(0)
})

test('the last verification is told, and a new one shows how far it is, is stopped, and goes on', async () => {
  open()
  expect((await screen.findByTestId('verified')).textContent).toMatch(
    /^All [\d,]+ entries in 201 chains verified .+: none was changed, none is missing\.$/,
  )
  fireEvent.click(screen.getByTestId('verify-all'))
  await screen.findByText(/^Verifying: [\d,]+ of [\d,]+ entries \(\d+ %\)$/)
  fireEvent.click(await screen.findByRole('button', { name: 'Stop' }))
  await screen.findByText(/^Stopped at [\d,]+ of [\d,]+ entries \(\d+ %\)\.$/)
  fireEvent.click(screen.getByRole('button', { name: 'Go on' }))
  await waitFor(() => expect(screen.getByTestId('verified').textContent).toMatch(/none is missing/))
  fireEvent.click(screen.getByRole('button', { name: 'Earlier ones' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getAllByText(/none is missing/)).toHaveLength(2)
  fireEvent.keyDown(dialog, { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('what does not hold is said in red, with where to look', async () => {
  const { cloud } = open()
  await screen.findByTestId('verified')
  const order = cloud.store.orders[0]!
  const sentence = `Order ${order.base.number}: entry 3 was changed after it was written.`
  const ask = cloud.ask.bind(cloud)
  vi.spyOn(cloud, 'ask').mockImplementation(async (path, input) => {
    const answer = await ask(path, input)
    if (path.join('.') !== 'audit.verifications' || !answer.ok) return answer
    const [newest, ...older] = answer.output as Verification[]
    const findings = [{ sentence, orderId: order.base.id }]
    return { ok: true, output: [{ ...newest!, state: 'done', broken: 3, findings }, ...older] }
  })
  fireEvent.click(screen.getByTestId('verify-all'))
  await waitFor(() =>
    expect(screen.getByTestId('verified').textContent).toMatch(/^3 places do not hold among/),
  )
  fireEvent.click(screen.getByTestId('findings'))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText(sentence)).toBeTruthy()
  expect(within(dialog).getByText('and 2 more')).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('link', { name: 'Open the order' }))
  expect(await screen.findByText('the order')).toBeTruthy()
})

test('what is found is exported by a link that belongs to these filters', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null)
  const { cloud } = open('/audit?kind=order%3Apaid')
  const asked = vi.spyOn(cloud, 'ask')
  await grid()
  fireEvent.click(screen.getByTestId('export'))
  await waitFor(() =>
    expect(opened).toHaveBeenCalledWith(expect.stringContaining('/audit/export.csv'), '_blank', 'noopener'),
  )
  expect(asked.mock.calls.find(([path]) => path.join('.') === 'audit.exportLink')![1]).toMatchObject({
    kind: 'order:paid',
  })
  expect(screen.getByTestId('export-link').textContent).toMatch(/^Save the CSV, good until/)
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }))
  expect(await screen.findByTestId('export')).toBeTruthy()
})

test('nothing that matches says so; without the cloud it says why', async () => {
  const window_ = open('/audit?search=qqqqqq')
  expect(await screen.findByText('No entry matches')).toBeTruthy()
  window_.offline(true)
  fireEvent.click(screen.getByRole('button', { name: 'Show everything' }))
  expect(await screen.findAllByText(/The office cannot be reached/)).not.toHaveLength(0)
})
