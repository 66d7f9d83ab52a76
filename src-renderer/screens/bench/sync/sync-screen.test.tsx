import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { aStation, closeWindow, openWindow } from '../../../../tests/support/render-window.tsx'

afterEach(closeWindow)

test('a refusal says what happened, what to do, and how it was and is', async () => {
  openWindow('/sync', aStation({ troubles: true }))
  const refusal = await screen.findByTestId('refusal')
  expect(within(refusal).getByTestId('refusal-title').textContent).toContain('cancelled before your shipping')
  expect(within(refusal).getByTestId('refusal-next').textContent).toContain('Keep the parcel back')
  const state = within(refusal).getByRole('row', { name: /^State/ })
  expect(state.textContent).toContain('Shipped')
  expect(state.textContent).toContain('Cancelled')
  expect(within(refusal).getByTestId('refusal-others').textContent).toContain('Pack a piece, 2 times')
})

test('several refusals on one order are one matter, settled with one decision', async () => {
  const station = aStation({ troubles: true })
  openWindow('/sync', station)
  expect((await screen.findByTestId('sign-sync')).textContent).toBe('1 needs you')
  fireEvent.click(await screen.findByTestId('settle-already-left'))
  await waitFor(() => expect(screen.queryByTestId('refusal')).toBeNull())
  const settled = await station.sync.refusals({ settled: true })
  expect(settled.map((each) => [each.name, each.settled?.how])).toEqual([
    ['fulfillment.pack', 'understood'],
    ['fulfillment.pack', 'understood'],
    ['fulfillment.ship', 'already_left'],
  ])
  expect(screen.getByTestId('sign-sync').textContent).toBe('All sent')
  await screen.findByText('Ship, 2 more')
})

test('what waits can be taken back while it has not left', async () => {
  const station = aStation()
  const { bench } = station
  openWindow('/sync', station)
  const { rows } = await bench.queue({ filter: 'submitted', limit: 1 })
  await bench.note({ fulfillmentId: rows[0]!.id, text: 'Ring twice' })
  const action = await screen.findByTestId('waiting-action')
  expect(action.textContent).toContain('Add a note')
  fireEvent.click(within(action).getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(screen.queryByTestId('waiting-action')).toBeNull())
})

test('offline is told in words that keep people working', async () => {
  openWindow('/sync', aStation({ offline: true }))
  expect(await screen.findByRole('heading', { name: 'Working without the office' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
  await screen.findByText('The office still cannot be reached.')
})
