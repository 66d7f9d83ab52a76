import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { aStation, closeWindow, openWindow } from '../../../tests/support/render-window.tsx'

afterEach(closeWindow)

/** Somebody signs in with their password at a bench that nobody is at. */
async function signedInAs(email: string) {
  const station = aStation({ signedIn: null })
  openWindow('/queue', station)
  fireEvent.click(await screen.findByRole('button', { name: /Somebody else/ }))
  fireEvent.change(await screen.findByLabelText('Email'), { target: { value: email } })
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'pack-and-ship' } })
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  await screen.findByRole('heading', { name: 'Queue' })
  return station
}

test('who has no PIN is offered one beside the work, sets it, and hears that it works', async () => {
  const station = await signedInAs('no-pin@example.test')
  const hint = await screen.findByTestId('pin-hint')
  fireEvent.click(within(hint).getByRole('button', { name: 'Set a PIN' }))
  const dialog = await screen.findByRole('dialog', { name: 'Set your PIN' })
  fireEvent.change(within(dialog).getByLabelText('New PIN'), { target: { value: '2468' } })
  fireEvent.change(within(dialog).getByLabelText('Once more'), { target: { value: '2468' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Set PIN' }))
  await screen.findByText('Your PIN works at this station from now on, without a network too.')
  expect((await station.status()).person?.hasPin).toBe(true)
})

test('the offer can wait, and does not come back by itself', async () => {
  await signedInAs('no-pin@example.test')
  fireEvent.click(within(await screen.findByTestId('pin-hint')).getByRole('button', { name: 'Later' }))
  await waitFor(() => expect(screen.queryByTestId('pin-hint')).toBeNull())
  expect(screen.getByRole('heading', { name: 'Queue' })).toBeTruthy()
})

test('who was here before and has a PIN is told nothing', async () => {
  await signedInAs('operator@example.test')
  expect(screen.queryByTestId('pin-hint')).toBeNull()
})
