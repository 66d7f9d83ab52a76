import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { aStation, closeWindow, openWindow } from '../../../../tests/support/render-window.tsx'

afterEach(closeWindow)

const newsRows = (): HTMLElement[] => screen.getAllByTestId('news')
const rail = (): HTMLElement => screen.getByRole('navigation', { name: 'Pages' })

test('what was said is listed, and the rail counts what is unread until it was read', async () => {
  openWindow('/inbox', aStation({ signedIn: 'maker' }))
  expect(await screen.findByText('New job PB-7H2KQ9WX')).toBeTruthy()
  expect(await within(rail()).findByLabelText('2 unread')).toBeTruthy()
  expect(newsRows().filter((row) => row.dataset['unread'] === 'true')).toHaveLength(2)
  fireEvent.click(screen.getByRole('button', { name: /^Mark as read: New job PB-7H2KQ9WX/ }))
  expect(await within(rail()).findByLabelText('1 unread')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Mark all as read' }))
  await waitFor(() => expect(within(rail()).queryByLabelText(/unread/)).toBeNull())
  expect(newsRows().every((row) => row.dataset['unread'] === 'false')).toBe(true)
})

test('a maker chooses what comes by mail too', async () => {
  openWindow('/inbox', aStation({ signedIn: 'maker' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Mails' }))
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'A job is due soon' })
  expect(box.checked).toBe(true)
  fireEvent.click(box)
  await waitFor(() =>
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'A job is due soon' }).checked).toBe(false),
  )
})

test('without a network the inbox says so, and the rail claims nothing', async () => {
  openWindow('/inbox', aStation({ signedIn: 'maker', offline: true }))
  expect(await screen.findByText('The inbox could not be loaded')).toBeTruthy()
  expect(screen.getByText(/The office cannot be reached/)).toBeTruthy()
  expect(within(rail()).queryByLabelText(/unread/)).toBeNull()
})
