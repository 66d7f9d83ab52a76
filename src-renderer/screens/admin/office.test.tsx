import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { openAdminWindow, type AdminWindow } from '../../../tests/support/admin-window.tsx'
import { OverviewScreen } from './overview/overview-screen.tsx'
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
    '/overview': OverviewScreen,
    '/people': PeopleScreen,
    '/products': ProductsScreen,
    '/stations': StationsScreen,
    '/orders': () => <p>the list</p>,
  }))

const choose = async (id: string): Promise<void> => {
  await waitFor(() => expect(document.querySelector(`[data-row="${id}"]`)).not.toBeNull())
  fireEvent.click(document.querySelector(`[data-row="${id}"]`)!)
}
const type = (label: string, value: string): void =>
  void fireEvent.change(within(screen.getByRole('dialog')).getByLabelText(label, { exact: false }), {
    target: { value },
  })
const press = (name: string): void =>
  void fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }))
const pick = async (label: string, choice: string): Promise<void> => {
  const dialog = within(await screen.findByRole('dialog'))
  const fields = await dialog.findAllByLabelText(label, { exact: false, selector: 'input' })
  fireEvent.click(fields.find((field) => field.getAttribute('type') !== 'radio')!)
  fireEvent.click(await screen.findByText(choice))
}

test('a tile of the overview opens the orders behind its number (S1.5)', async () => {
  const { router, cloud } = open('/overview')
  const tile = await screen.findByTestId('tile-overdue')
  const late = (await cloud.ask(['orders', 'list'], { overdue: true })) as { output: { total: number } }
  expect(tile.textContent).toContain(String(late.output.total))
  fireEvent.click(tile)
  await waitFor(() => expect(router.state.location.search).toEqual({ overdue: true }))
  expect(await screen.findByText('the list')).toBeTruthy()
})

test('each factory of the overview leads to its orders', async () => {
  const { router, cloud } = open('/overview')
  const [factory] = cloud.store.office.factories
  fireEvent.click(await screen.findByRole('link', { name: factory!.name }))
  await waitFor(() => expect(router.state.location.search).toEqual({ factoryId: [factory!.id] }))
})

test('a person is added with a role, a factory and a suggested password', async () => {
  const { cloud } = open('/people')
  const [factory] = cloud.store.office.factories
  fireEvent.click(await screen.findByTestId('add-person'))
  press('Add person')
  expect(screen.getByText('An operator works at a factory')).toBeTruthy()
  type('Name', 'Nomvula Mthembu')
  type('E-mail', 'olga@packbench.example')
  await pick('Factory', `${factory!.name}, ${factory!.city}`)
  press('Suggest')
  press('Add person')
  expect(await screen.findByText(/is already with you/)).toBeTruthy()
  type('E-mail', 'nomvula@packbench.example')
  press('Add person')
  const pane = await screen.findByTestId('person-pane')
  expect(pane.textContent).toContain('Nomvula Mthembu')
  expect(cloud.store.office.people.at(-1)).toMatchObject({
    role: 'operator',
    factoryId: factory!.id,
    active: true,
  })
})

test('permissions are saved, and somebody is taken out only when asked twice', async () => {
  const { cloud } = open('/people')
  const thandi = cloud.store.office.people.find((person) => person.name === 'Thandi Nkosi')!
  await choose(thandi.id)
  fireEvent.click(await screen.findByLabelText('Manage printers'))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(thandi.permissions).toContain('manage_printers'))
  fireEvent.click(screen.getByTestId('take-out'))
  expect(thandi.active).toBe(true)
  fireEvent.click(await screen.findByTestId('really-take-out'))
  await waitFor(() => expect(thandi.active).toBe(false))
  expect(await screen.findByRole('button', { name: 'Let in again' })).toBeTruthy()
})

test('nobody takes themselves out', async () => {
  const { cloud } = open('/people')
  await choose(cloud.store.office.people[0]!.id)
  await screen.findByTestId('person-pane')
  await waitFor(() => expect(screen.queryByTestId('take-out')).toBeNull())
})

test('a new station gets a code to type and to scan', async () => {
  const { cloud } = open('/stations')
  const [, factory] = cloud.store.office.factories
  fireEvent.click(await screen.findByTestId('new-code'))
  press('Make a code')
  expect(screen.getByText('Choose the factory')).toBeTruthy()
  type('What is it called?', 'Bench 4')
  await pick('Factory', `${factory!.name}, ${factory!.city}`)
  press('Make a code')
  const code = await screen.findByTestId('enrolment-code')
  expect(
    screen
      .getByRole('img', { name: `QR code of ${code.textContent}` })
      .querySelector('path')
      ?.getAttribute('d'),
  ).toMatch(/^M4 4h1v1/)
  await waitFor(() => expect(screen.getByRole('timer').textContent).toMatch(/^Good for 1[45]:\d\d$/))
})

test('a station is revoked with a reason', async () => {
  const { cloud } = open('/stations')
  const station = cloud.store.office.stations[0]!
  await choose(station.id)
  fireEvent.click(await screen.findByTestId('revoke'))
  press('Lost or stolen')
  press('Revoke')
  await waitFor(() => expect(station.revokedAt).not.toBeNull())
  await waitFor(() => expect(screen.getByTestId('station-pane').textContent).toContain('Revoked'))
})

test('a draft is published', async () => {
  const { cloud } = open('/products')
  const draft = cloud.store.products.find((product) => product.status === 'draft')!
  await choose(draft.id)
  fireEvent.click(await screen.findByRole('button', { name: 'Publish' }))
  await waitFor(() => expect(draft.status).toBe('published'))
  await waitFor(() => expect(screen.getByTestId('product-pane').textContent).toContain('Published'))
})
