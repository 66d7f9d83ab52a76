import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { openAdminWindow, OFFICE_TIME, type AdminWindow } from '../../../../../tests/support/admin-window.tsx'
import { windowCloud } from '../../../../../tests/support/window-cloud.ts'
import { ledgerOf } from '../../../../../tests/support/window-cloud/kept-ledger.ts'
import { OrderScreen } from '../order-screen.tsx'

let office: AdminWindow | null = null
afterEach(() => {
  office?.close()
  office = null
})

/** An order whose maker has begun, of the store that is the same from run to run. */
function anOrder(): { id: string; total: number } {
  const { store } = windowCloud({ now: () => OFFICE_TIME })
  const begun = new Set(
    ledgerOf(store)
      .rows.filter(({ ready }) => ready)
      .map(({ orderId }) => orderId),
  )
  const { base } = store.orders.find(({ base: one }) => begun.has(one.id) && one.payment?.paidAt)!
  return { id: base.id, total: base.total }
}

async function openDialog(): Promise<HTMLElement> {
  office = openAdminWindow(`/orders/${anOrder().id}`, {
    '/orders/$orderId': OrderScreen,
    '/orders': () => null,
  })
  fireEvent.click(await screen.findByTestId('refund'))
  return screen.findByRole('dialog')
}
const type = (label: RegExp, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } })
const button = (dialog: HTMLElement, name: RegExp): HTMLButtonElement =>
  within(dialog).getByRole('button', { name })

test('more than is left is refused before it is sent; a part goes back and the page says so', async () => {
  const dialog = await openDialog()
  type(/^How much/, '99999999')
  type(/^Reason/, 'Arrived late')
  expect(within(dialog).getByText(/An amount up to ZAR/)).toBeTruthy()
  expect(button(dialog, /^Refund$/).disabled).toBe(true)
  type(/^How much/, '10')
  fireEvent.click(button(dialog, /^Refund ZAR/))
  expect((await screen.findByTestId('refund-row')).textContent).toContain('Sent back')
  await waitFor(() => expect(screen.getByTestId('order-head').textContent).toContain('Partly refunded'))
  expect(screen.getByTestId('done').textContent).toContain('goes back to the customer')
})

test('where work has begun the office says what becomes of the earning', async () => {
  const dialog = await openDialog()
  fireEvent.click(button(dialog, /^All that is left/))
  type(/^Reason/, 'Arrived damaged')
  fireEvent.click(within(dialog).getByLabelText('Take it back'))
  expect(button(dialog, /^Refund ZAR/).disabled).toBe(true)
  type(/^How much is taken back/, '1.00')
  fireEvent.click(button(dialog, /^Refund ZAR/))
  await screen.findByTestId('refund-row')
  const { rows } = ledgerOf(office!.cloud.store)
  expect(rows[0]).toMatchObject({ kind: 'reversal', amount: -100 })
  expect(screen.queryByTestId('refund')).toBeNull()
})
