import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { MakerDetail, MakerRow } from '../../../../src-shared/cloud-contract/makers/profiles.ts'
import { openAdminWindow, type AdminWindow } from '../../../../tests/support/admin-window.tsx'
import { MakersScreen } from './makers-screen.tsx'
import { draftOf, NO_PROFILE, readProfile } from './profile-draft.ts'

let office: AdminWindow | null = null
afterEach(() => {
  office?.close()
  office = null
})

async function open(address = '/makers'): Promise<AdminWindow> {
  office = openAdminWindow(address, { '/makers': MakersScreen, '/work': () => <p>the work</p> })
  await screen.findByRole('grid', { name: 'Makers' })
  return office
}

const ask = async <T,>(window: AdminWindow, name: string, input: object): Promise<T> =>
  ((await window.cloud.ask(['makers', name], input)) as { output: T }).output
const makerCalled = async (window: AdminWindow, search: string): Promise<MakerRow> =>
  (await ask<{ rows: MakerRow[] }>(window, 'list', { search })).rows[0]!
const detailOf = (window: AdminWindow, id: string): Promise<MakerDetail> => ask(window, 'get', { id })

async function choose(window: AdminWindow, name: string): Promise<{ maker: MakerRow; pane: HTMLElement }> {
  const maker = await makerCalled(window, name)
  fireEvent.click(await waitFor(() => document.querySelector(`[data-row="${maker.id}"]`)!))
  const pane = await screen.findByTestId('maker-pane')
  await within(pane).findByText('Edit profile')
  return { maker, pane }
}
const dialog = (): Promise<HTMLElement> => screen.findByRole('dialog')

test('makers are found by what they can, and the chosen one shows what they can and have', async () => {
  const window = await open('/makers?search=laser')
  await waitFor(() => expect(screen.getByTestId('maker-count').textContent).toBe('1 maker'))
  const { pane } = await choose(window, 'Jonas')
  expect(pane.textContent).toContain('Laser cutting, CNC')
  expect(pane.textContent).toContain('18 of 24 on time')
})

test('a profile is edited; what cannot be is said at its field and nothing is sent', async () => {
  const window = await open()
  const { maker, pane } = await choose(window, 'Lerato')
  fireEvent.click(within(pane).getByText('Edit profile'))
  const form = await dialog()
  fireEvent.change(within(form).getByLabelText('Country'), { target: { value: 'South' } })
  fireEvent.click(within(form).getByRole('button', { name: 'Save' }))
  expect(await within(form).findByText('Two letters, such as ZA')).toBeTruthy()
  expect(window.calls).not.toContain('makers.save')
  fireEvent.change(within(form).getByLabelText('Country'), { target: { value: 'na' } })
  fireEvent.change(within(form).getByLabelText('City'), { target: { value: 'Windhoek' } })
  fireEvent.click(within(form).getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect((await detailOf(window, maker.id)).location).toMatchObject({ city: 'Windhoek', country: 'NA' })
  await waitFor(() => expect(pane.textContent).toContain('Windhoek, Namibia'))
})

test('suspending lists the jobs, takes back those that are ticked, and keeps the rest', async () => {
  const window = await open()
  await ask(window, 'list', {})
  const { rows } = await ask<{ rows: MakerRow[] }>(window, 'list', {})
  const busy = rows.find((row) => row.openJobs > 0)!
  const { pane } = await choose(window, busy.name)
  fireEvent.click(within(pane).getByRole('button', { name: 'Suspend' }))
  const form = await dialog()
  const { jobs } = await detailOf(window, busy.id)
  for (const job of jobs) expect(form.textContent).toContain(job.orderNumber)
  fireEvent.click(within(form).getByRole('button', { name: 'Quality' }))
  const keep = within(form).queryByLabelText('The maker keeps them')
  if (keep) fireEvent.click(keep)
  fireEvent.click(within(form).getByRole('button', { name: /^Suspend and take back/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await detailOf(window, busy.id)).toMatchObject({
    status: 'suspended',
    statusReason: 'Quality',
    jobs: [],
  })
})

test('pausing takes nothing back unless it is ticked', async () => {
  const window = await open()
  const { maker, pane } = await choose(window, 'Sam Lee')
  const before = (await detailOf(window, maker.id)).openJobs
  fireEvent.click(within(pane).getByRole('button', { name: 'Pause' }))
  const form = await dialog()
  fireEvent.click(within(form).getByRole('button', { name: 'Holidays' }))
  fireEvent.click(within(form).getByRole('button', { name: 'Pause' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await detailOf(window, maker.id)).toMatchObject({ status: 'paused', openJobs: before })
})

test('bank details are checked where they are typed and come back masked', async () => {
  const window = await open()
  const { maker, pane } = await choose(window, 'Sam Lee')
  fireEvent.click(within(pane).getByRole('button', { name: 'Enter bank details' }))
  const form = await dialog()
  fireEvent.click(within(form).getByRole('button', { name: 'Save' }))
  expect(await within(form).findByText('Whose account it is')).toBeTruthy()
  expect(window.calls).not.toContain('makers.saveBank')
  const type = (label: string, value: string): void =>
    void fireEvent.change(within(form).getByLabelText(label), { target: { value } })
  type('Account holder', 'S Lee')
  type('IBAN', 'DE89 3704 0044 0532 0130 00')
  fireEvent.click(within(form).getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect((await detailOf(window, maker.id)).bank?.account).toBe('•••• 3000')
  await waitFor(() => expect(pane.textContent).toContain('•••• 3000'))
})

test('a new maker is added and chosen; what is missing is said first', async () => {
  const window = await open()
  fireEvent.click(await screen.findByTestId('add-maker'))
  const form = await dialog()
  fireEvent.click(within(form).getByRole('button', { name: 'Add maker' }))
  expect(await within(form).findByText('This is needed')).toBeTruthy()
  fireEvent.change(within(form).getByLabelText(/^Name/), { target: { value: 'Zanele Dube' } })
  fireEvent.change(within(form).getByLabelText(/^E-mail/), { target: { value: 'zanele@makers.example' } })
  fireEvent.click(within(form).getByRole('button', { name: 'Suggest' }))
  fireEvent.click(within(form).getByRole('button', { name: 'Add maker' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect((await screen.findByTestId('maker-pane')).textContent).toContain('Zanele Dube')
  expect(await makerCalled(window, 'zanele')).toMatchObject({ status: 'active', capacity: 5 })
})

test('a station of theirs gets a code that names them', async () => {
  const window = await open()
  const { pane } = await choose(window, 'Lerato')
  fireEvent.click(within(pane).getByTestId('maker-code'))
  fireEvent.click(await screen.findByRole('button', { name: 'Make a code' }))
  expect((await screen.findByTestId('enrolment-code')).textContent).toMatch(/\w{4}-\w{4}/)
  expect(window.calls).toContain('stations.newCode')
})

test('what was typed as a profile is read, or said to be wrong field by field', () => {
  expect(readProfile(NO_PROFILE)).toMatchObject({ ok: true, capacity: 5, capabilities: { machines: [] } })
  const wrong = readProfile({
    ...NO_PROFILE,
    country: 'Z',
    capacity: '',
    latitude: 12,
    machines: [
      { name: '', x: '', y: '', z: '' },
      { name: 'Mk4', x: 250, y: '', z: 210 },
    ],
  })
  expect(wrong.ok ? [] : Object.keys(wrong.wrong).toSorted()).toEqual([
    'capacity',
    'country',
    'longitude',
    'machines.0.y',
  ])
})

test('a profile that is opened and read again is the same', async () => {
  const window = await open()
  const maker = await detailOf(window, (await makerCalled(window, 'Lerato')).id)
  const { capabilities, location, capacity, notes } = maker
  expect(readProfile(draftOf(maker))).toEqual({ ok: true, capabilities, location, capacity, notes })
})
