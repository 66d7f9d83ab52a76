import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { openAdminWindow, type AdminWindow } from '../../../../tests/support/admin-window.tsx'
import { StoreScreen } from './store-screen.tsx'

let office: AdminWindow | null = null
afterEach(() => {
  office?.close()
  office = null
})

const openAt = async (section: string): Promise<AdminWindow> => {
  office = openAdminWindow('/store', { '/store': StoreScreen })
  const nav = await screen.findByRole('navigation', { name: 'Parts of the settings' })
  fireEvent.click(within(nav).getByRole('button', { name: section }))
  await screen.findByRole('form', { name: section })
  return office
}
const write = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label, { exact: false }), { target: { value } })
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }))
/** Amounts keep their currency beside them by a space that does not break. */
const said = (id: string): string => (screen.getByTestId(id).textContent ?? '').replaceAll('\u00a0', ' ')
const sheet = async (): Promise<string> =>
  decodeURIComponent((await screen.findByTestId('sheet')).getAttribute('src') ?? '')

test('the label is seen as it is written, by the renderers that print', async () => {
  await openAt('Shipping label')
  await waitFor(async () => expect(await sheet()).toContain('14 Dock Road'))
  write('Return to: address', 'PO Box 12\n7925 Cape Town')
  write('Last line', 'Keep dry <b>')
  await waitFor(async () => expect(await sheet()).toContain('PO Box 12'))
  expect(await sheet()).toContain('Keep dry &lt;b&gt;')
  expect(await sheet()).not.toContain('14 Dock Road')
})

test('of two who save the second sees both, and puts what is theirs on top', async () => {
  const { cloud } = await openAt('Packing slip')
  write('Greeting', 'Mine')
  // Somebody else, at another window.
  const { output } = (await cloud.ask(['storeSettings', 'read'], {})) as {
    output: { slip: { version: number; content: object } }
  }
  await cloud.ask(['storeSettings', 'save'], {
    section: 'slip',
    basedOn: output.slip.version,
    content: { ...output.slip.content, returns: 'Theirs' },
  })
  press('Save')
  const conflict = await screen.findByTestId('conflict')
  expect(document.activeElement).toBe(conflict)
  expect(conflict.textContent).toContain('Mine')
  expect(conflict.textContent).toContain('Theirs')
  press('Save my changes on top')
  await waitFor(() => expect(screen.queryByTestId('conflict')).toBeNull())
  await waitFor(() => expect(screen.getByTestId('history').textContent).toContain('Version 2'))
  const after = (await cloud.ask(['storeSettings', 'read'], {})) as { output: { slip: { content: object } } }
  expect(after.output.slip.content).toMatchObject({ greeting: 'Mine', returns: 'Theirs' })
})

test('an unknown word in braces is named, and cannot be saved', async () => {
  await openAt('Mail after shipping')
  write('Subject', 'Dear {first_name}')
  expect((await screen.findByText(/\{first_name\} is not known here/)).textContent).toContain(
    '{customer_name}',
  )
  expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true)
  write('Subject', 'Dear {customer_name}, {order_number} is on its way')
  await waitFor(() =>
    expect(screen.getByTestId('subject').textContent).toBe('Dear Naledi Mokoena, PB-7H2KQ9WX is on its way'),
  )
  expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', false)
})

test('what is being written stays when another part is looked at', async () => {
  await openAt('Tax')
  write('Name of the tax', 'MwSt. 19 %')
  fireEvent.click(screen.getByRole('button', { name: 'Makers' }))
  await screen.findByRole('form', { name: 'Makers' })
  fireEvent.click(screen.getByRole('button', { name: 'Tax' }))
  expect(await screen.findByDisplayValue('MwSt. 19 %')).toBeTruthy()
  expect(said('tax-example')).toBe('A basket of ZAR 1,000.00: MwSt. 19 % ZAR 150.00, to pay ZAR 1,150.00.')
  fireEvent.click(screen.getByLabelText(/include the tax/))
  expect(said('tax-example')).toContain('ZAR 130.43, to pay ZAR 1,000.00')
})

test('zones are tried by the rule of the checkout', async () => {
  await openAt('Shipping rates')
  expect(said('shipping-example')).toBe('Everywhere: ZAR 85.00')
  write('Free from items for', '400')
  await waitFor(() => expect(said('shipping-example')).toBe('Everywhere: sent free'))
  fireEvent.click(screen.getByTestId('add-zone'))
  expect(screen.getByTestId('zone-2')).toBeTruthy()
})
