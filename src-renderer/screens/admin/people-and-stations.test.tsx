import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { openAdminWindow, type AdminWindow } from '../../../tests/support/admin-window.tsx'
import { PeopleScreen } from './people/people-screen.tsx'
import { ProductsScreen } from './products/products-screen.tsx'
import { StationsScreen } from './stations/stations-screen.tsx'

let office: AdminWindow | null = null
afterEach(() => {
  office?.close()
  office = null
})

const open = (path: string): AdminWindow =>
  (office = openAdminWindow(path, {
    '/people': PeopleScreen,
    '/stations': StationsScreen,
    '/products': ProductsScreen,
  }))
const inDialog = async () => within(await screen.findByRole('dialog'))
const listed = (): string[] =>
  [...document.querySelectorAll('[data-row]')].map((row) => row.getAttribute('data-row')!)

test('filters and the choice live in the address, for people, stations and products', async () => {
  const { router, cloud } = open('/people?role=maker')
  const { people, stations } = cloud.store.office
  await waitFor(() =>
    expect(listed()).toEqual(people.filter(({ role }) => role === 'maker').map(({ id }) => id)),
  )
  fireEvent.click(screen.getByRole('button', { name: 'Taken out' }))
  await waitFor(() => expect(router.state.location.search).toEqual({ state: 'out' }))
  await waitFor(() => expect(listed()).toEqual(people.filter(({ active }) => !active).map(({ id }) => id)))
  fireEvent.click(document.querySelector('[data-row]')!)
  await waitFor(() => expect(router.state.location.search).toEqual({ state: 'out', row: listed()[0] }))
  await router.navigate({ to: '/stations', search: { state: 'attention' } as never })
  const needing = stations.filter(({ refusals, printersInTrouble }) => refusals + printersInTrouble > 0)
  await waitFor(() => expect(listed()).toEqual(needing.map(({ id }) => id)))
  await router.navigate({ to: '/products', search: { status: 'draft' } as never })
  const drafts = cloud.store.products.filter(({ status }) => status === 'draft')
  await waitFor(() => expect(listed()).toEqual(drafts.map(({ id }) => id)))
})

test('Escape closes the pane and leaves the focus in the list', async () => {
  const { cloud, router } = open(`/people`)
  const [first] = cloud.store.office.people
  await waitFor(() => expect(listed()).toContain(first!.id))
  const grid = screen.getByRole('grid', { name: 'People' })
  fireEvent.keyDown(grid, { key: 'ArrowDown' })
  const pane = await screen.findByTestId('person-pane')
  fireEvent.keyDown(within(pane).getByRole('button', { name: 'Save' }), { key: 'Escape' })
  await waitFor(() => expect(screen.queryByTestId('person-pane')).toBeNull())
  expect(document.activeElement).toBe(grid)
  expect(router.state.location.search).toEqual({})
})

test('a role is changed, and a maker who holds jobs stays one, in words', async () => {
  const { cloud } = open('/people')
  const pieter = cloud.store.office.people.find(({ name }) => name === 'Pieter Botha')!
  await waitFor(() => expect(listed()).toContain(pieter.id))
  fireEvent.click(document.querySelector(`[data-row="${pieter.id}"]`)!)
  const pane = within(await screen.findByTestId('person-pane'))
  fireEvent.click(pane.getByRole('radio', { name: 'Admin' }))
  fireEvent.click(pane.getByRole('button', { name: 'Save' }))
  expect(await pane.findByText(/still holds 3 jobs. Withdraw or reassign them first/)).toBeTruthy()
  expect(pieter.role).toBe('maker')

  const sipho = cloud.store.office.people.find(({ name }) => name === 'Sipho Dlamini')!
  fireEvent.click(document.querySelector(`[data-row="${sipho.id}"]`)!)
  await waitFor(() => expect(screen.getByTestId('person-pane').textContent).toContain('Sipho'))
  fireEvent.click(within(screen.getByTestId('person-pane')).getByRole('radio', { name: 'Admin' }))
  fireEvent.click(within(screen.getByTestId('person-pane')).getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sipho).toMatchObject({ role: 'admin', factoryId: null }))
})

test('a PIN is reset after a question, a password is shown once', async () => {
  const { cloud } = open('/people')
  const thandi = cloud.store.office.people.find(({ name }) => name === 'Thandi Nkosi')!
  await waitFor(() => expect(listed()).toContain(thandi.id))
  fireEvent.click(document.querySelector(`[data-row="${thandi.id}"]`)!)
  fireEvent.click(await screen.findByTestId('reset-pin'))
  expect(thandi.hasPin).toBe(true)
  fireEvent.click((await inDialog()).getByRole('button', { name: 'Reset PIN' }))
  await waitFor(() => expect(thandi.hasPin).toBe(false))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  fireEvent.click(screen.getByTestId('reset-password'))
  fireEvent.click((await inDialog()).getByRole('button', { name: 'Reset password' }))
  expect((await screen.findByTestId('one-time-password')).textContent).toBe('k7qm-4xnp-22tw-h9ra')
  fireEvent.click((await inDialog()).getByRole('button', { name: 'Done' }))
  await waitFor(() => expect(screen.queryByText('k7qm-4xnp-22tw-h9ra')).toBeNull())
  expect(await screen.findByText('New password')).toBeTruthy()
})

test('a printer of a station is asked for a test page, and what became of it is shown by itself', async () => {
  const { cloud, calls } = open('/stations')
  const [bench] = cloud.store.office.stations
  await waitFor(() => expect(listed()).toContain(bench!.id))
  fireEvent.click(document.querySelector(`[data-row="${bench!.id}"]`)!)
  fireEvent.click(await screen.findByRole('button', { name: 'Print a test page on Zebra at the wall' }))
  const [zebra] = await screen.findAllByTestId('printer')
  await waitFor(() => expect(zebra!.textContent).toContain('Asked for'))
  expect(zebra!.textContent).toContain('If it is offline for 10 minutes, nothing is printed.')
  await waitFor(() => expect(zebra!.textContent).toContain('Printed'))
  expect(calls.filter((call) => call === 'stations.testPrint')).toHaveLength(1)
})

test('a station is renamed and moved to a maker, with what that means', async () => {
  const { cloud } = open('/stations')
  const station = cloud.store.office.stations.find(({ name }) => name.startsWith('Bench 3'))!
  const pieter = cloud.store.office.people.find(({ name }) => name === 'Pieter Botha')!
  await waitFor(() => expect(listed()).toContain(station.id))
  fireEvent.click(document.querySelector(`[data-row="${station.id}"]`)!)
  fireEvent.click(await screen.findByTestId('change-station'))
  const dialog = await inDialog()
  fireEvent.change(dialog.getByLabelText('What is it called?', { exact: false }), {
    target: { value: 'Garage bench' },
  })
  fireEvent.click(dialog.getByRole('radio', { name: 'A maker' }))
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await dialog.findAllByText('Choose the maker')).not.toHaveLength(0)
  expect(dialog.getByText(/It still holds 41 actions: let them be sent first/)).toBeTruthy()
  fireEvent.click(dialog.getByLabelText('Maker', { exact: false, selector: 'input:not([type="radio"])' }))
  fireEvent.click(await screen.findByText(/^Pieter Botha, pieter@/))
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(station).toMatchObject({ name: 'Garage bench', factoryId: null, makerId: pieter.makerId }),
  )
})

test.each([0, 1, 200, 20_000])(
  '%i people and stations are listed without drawing what is out of sight',
  async (many) => {
    const { cloud, router } = open('/people?search=zz')
    const { office: kept } = cloud.store
    const fill = <Row extends { id: string; name: string }>(one: Row): Row[] =>
      Array.from({ length: many }, (_, at) => ({
        ...one,
        id: `${one.id.slice(0, -6)}${String(at).padStart(6, '0')}`,
        name: `No. ${at}`,
      }))
    kept.people = fill(kept.people[1]!)
    kept.stations = fill(kept.stations[0]!)
    await router.navigate({ to: '/people', search: {} as never })
    const said = many === 1 ? '1 person' : `${many.toLocaleString('en')} people`
    await waitFor(() => expect(screen.getByTestId('people-count').textContent).toBe(said))
    if (many === 0) expect(await screen.findByText('Nobody yet')).toBeTruthy()
    expect(listed().length).toBeLessThan(60)
    await router.navigate({ to: '/stations', search: {} as never })
    if (many === 0) expect(await screen.findByText('No station yet')).toBeTruthy()
    else await waitFor(() => expect(listed().length).toBeGreaterThan(0))
    expect(listed().length).toBeLessThan(60)
  },
)
