import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { aStation, closeWindow, openWindow } from '../../../tests/support/render-window.tsx'

afterEach(closeWindow)

/** Fills in the form and sends it. */
async function change(current: string, next: string, again = next): Promise<HTMLElement> {
  const form = await screen.findByTestId('password-form')
  const type = (label: string, value: string): void =>
    void fireEvent.change(within(form).getByLabelText(label), { target: { value } })
  type('The password you have now', current)
  type('New password', next)
  type('Once more', again)
  fireEvent.click(within(form).getByRole('button', { name: 'Change password' }))
  return form
}

test('whoever comes in with a one-time password chooses their own before anything else', async () => {
  const station = aStation({ signedIn: null })
  openWindow('/queue', station)
  fireEvent.click(await screen.findByRole('button', { name: /Somebody else/ }))
  fireEvent.change(await screen.findByLabelText('Email'), { target: { value: 'first@example.test' } })
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'pack-and-ship' } })
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  await screen.findByRole('heading', { name: 'Choose your password' })
  expect(screen.queryByRole('heading', { name: 'Queue' })).toBeNull()
  const form = await change('something else', 'tall grass, slow river')
  await waitFor(() => expect(form.textContent).toContain('The password you have now is another one'))
  await change('pack-and-ship', 'tall grass, slow river')
  await screen.findByRole('heading', { name: 'Queue' })
})

test('a password is changed under Settings, and not to two different ones or a short one', async () => {
  openWindow('/settings', aStation())
  const form = await change('pack-and-ship', 'tall grass, slow river', 'tall grass, slow rover')
  const button = within(form).getByRole('button', { name: 'Change password' })
  expect(button).toHaveProperty('disabled', true)
  expect(form.textContent).toContain('The two are not the same')
  await change('pack-and-ship', 'short')
  expect(button).toHaveProperty('disabled', true)
  await change('pack-and-ship', 'tall grass, slow river')
  await waitFor(() => expect(form.textContent).toContain('Your new password is set'))
})
