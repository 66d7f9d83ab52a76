import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { openAdminWindow, OFFICE_TIME, type AdminWindow } from '../../../../../tests/support/admin-window.tsx'
import { windowCloud } from '../../../../../tests/support/window-cloud.ts'
import { OrderPhotos } from './photos.tsx'

let office: AdminWindow | null = null
afterEach(() => {
  office?.close()
  office = null
})

/** The first order of which parts have left, or none has. The store is the same from run to run. */
function anOrder(left: boolean): string {
  const { store } = windowCloud({ now: () => OFFICE_TIME })
  const found = store.orders.find(
    ({ fulfillments }) => fulfillments.some(({ shippedAt }) => shippedAt !== null) === left,
  )
  if (!found) throw new Error('The pretended store has no such order: change how its orders are made.')
  return found.base.id
}
const open = (orderId: string): AdminWindow =>
  (office = openAdminWindow('/', { '/': () => <OrderPhotos orderId={orderId} /> }))

test('photos are shown as they come, one that is still to be sent has its place, and each opens large', async () => {
  const { calls } = open(anOrder(true))
  const list = await screen.findByTestId('order-photos')
  expect(within(list).getAllByText('Still to be sent').length).toBeGreaterThan(0)
  const picture = await within(list).findByAltText('Photo front.jpg')
  expect(picture.getAttribute('src')).toMatch(/^data:image\//)

  fireEvent.click(within(list).getByRole('button', { name: 'Show front.jpg large' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByAltText('Photo front.jpg')).toBeTruthy()
  expect(within(dialog).getByText('Lerato Dlamini')).toBeTruthy()
  // The picture never changes: large and small are one fetch.
  expect(calls.filter((call) => call === 'photos.picture')).toHaveLength(
    within(list).getAllByRole('button').length,
  )
})

test('an order without photos shows nothing of them', async () => {
  const { calls } = open(anOrder(false))
  await waitFor(() => expect(calls).toContain('photos.list'))
  expect(screen.queryByText('Photos of the finished pieces')).toBeNull()
})
