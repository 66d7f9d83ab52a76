import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { openAdminWindow, type AdminWindow } from '../../../../tests/support/admin-window.tsx'
import { PayoutsScreen } from './payouts-screen.tsx'

let office: AdminWindow
afterEach(() => office.close())

const open = (search = ''): void => {
  office = openAdminWindow(`/payouts${search}`, { '/payouts': PayoutsScreen })
}
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }))
const reason = (text: string): void =>
  void fireEvent.change(screen.getByLabelText(/^Reason/), { target: { value: text } })

test('says what is to be paid, to whom, and who is left out and why', async () => {
  open()
  expect((await screen.findByTestId('to-pay')).textContent).toMatch(/^ZAR/)
  expect(screen.getByRole('grid', { name: 'To pay in ZAR' }).textContent).toContain('Lerato Molefe')
  const out = screen.getByTestId('left-out').textContent
  expect(out).toContain('No bank details')
  expect(out).toContain('Suspended')
})

test('a batch is made, needs another admin, is cancelled, and its rows are there again', async () => {
  open()
  const total = (await screen.findByTestId('to-pay')).textContent
  fireEvent.click(screen.getByTestId('make-batch'))
  const pane = await screen.findByTestId('batch-pane')
  expect(within(pane).getAllByTestId('payout').length).toBeGreaterThan(2)
  expect(pane.textContent).toContain('another admin approves what you made')
  expect(within(pane).getByTestId('approve')).toHaveProperty('disabled', true)
  press('Cancel batch')
  reason('Made too early')
  press('Cancel the batch')
  await screen.findByText('Made too early')
  press(/^To pay/)
  await waitFor(() => expect(screen.getByTestId('to-pay').textContent).toBe(total))
})

test('a paid batch shows what came back, and lets a payout come back with a reason', async () => {
  open('?tab=batches')
  const row = await screen.findByText('Paid')
  fireEvent.click(row)
  await screen.findByTestId('batch-pane')
  press('Came back: Jonas Weber')
  reason('The account is closed')
  press('It came back')
  expect(await screen.findByText('The account is closed')).toBeTruthy()
  expect(office.calls).toContain('payouts.markReturned')
})

test('an earning is taken back in part: a wrong amount is named, the right one decides it', async () => {
  open('?tab=decisions')
  await screen.findByText(/^To decide/)
  const [row] = await screen.findAllByText('Being decided')
  fireEvent.click(row!)
  fireEvent.click(await screen.findByTestId('decide'))
  fireEvent.click(await screen.findByLabelText('Take a part of it back'))
  const amount = screen.getByLabelText(/How much is taken back/)
  fireEvent.change(amount, { target: { value: '99999999' } })
  reason('Half of it was made')
  expect(screen.getByText(/An amount up to ZAR/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Take it back' })).toHaveProperty('disabled', true)
  fireEvent.change(amount, { target: { value: '10,50' } })
  const before = office.calls.filter((call) => call === 'earnings.decide').length
  press('Take it back')
  await screen.findByText(/^To decide/)
  expect(office.calls.filter((call) => call === 'earnings.decide')).toHaveLength(before + 1)
})

test('settings: a wrong IBAN is named, what is right is kept', async () => {
  open()
  fireEvent.click(await screen.findByTestId('payout-settings'))
  const type = async (label: string, value: string): Promise<void> =>
    void fireEvent.change(await screen.findByLabelText(label), { target: { value } })
  await type('Account holder', 'The Shop')
  await type('IBAN', 'DE00 3704 0044 0532 0130 00')
  press('Save')
  expect(await screen.findByText(/This is not an IBAN/)).toBeTruthy()
  await type('IBAN', 'DE89 3704 0044 0532 0130 00')
  press('Save')
  await screen.findByTestId('to-pay')
  expect(office.calls).toContain('payouts.saveSettings')
})
