import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { openAdminWindow, type AdminWindow } from '../../../../tests/support/admin-window.tsx'
import { EarningsScreen } from './earnings-screen.tsx'
import { periodOf, sayMonth } from './period.ts'

let maker: AdminWindow | null = null
afterEach(() => {
  maker?.close()
  maker = null
  localStorage.clear()
})

const open = async (): Promise<void> => {
  maker = openAdminWindow('/earnings', { '/earnings': EarningsScreen })
  await screen.findByTestId('pending')
}

test('pending and paid are large and live, and each row explains itself', async () => {
  await open()
  await waitFor(() => expect(screen.getByTestId('pending').textContent).toMatch(/^ZAR/))
  expect(screen.getByTestId('paid').textContent).toMatch(/^ZAR/)
  const [ready] = await screen.findAllByText('Ready')
  fireEvent.click(ready!)
  const pane = await screen.findByTestId('earning-pane')
  expect(pane.textContent).toMatch(/ZAR.[\d,.]+ × 70 % = ZAR/)
  expect(pane.textContent).toContain('Goes into the next payout.')
  expect(pane.textContent).toContain('Assigned')
})

test('rows can be narrowed to a state and a month', async () => {
  await open()
  fireEvent.click(await screen.findByRole('button', { name: 'Taken back' }))
  await waitFor(() => expect(screen.queryByText('Ready')).toBeNull())
  expect((await screen.findAllByText('Taken back')).length).toBeGreaterThan(1)
  const months = screen.getByLabelText<HTMLSelectElement>('Month')
  await waitFor(() => expect(months.options.length).toBeGreaterThan(1))
  fireEvent.change(months, { target: { value: months.options[1]!.value } })
  await waitFor(() =>
    expect(maker!.calls.filter((call) => call === 'earnings.list').length).toBeGreaterThan(2),
  )
})

test('without a network the last known is shown, and since when', async () => {
  await open()
  await waitFor(() => expect(screen.getByTestId('pending').textContent).toMatch(/^ZAR/))
  await screen.findAllByText('Ready')
  const known = screen.getByTestId('pending').textContent
  maker!.close()
  // An hour later, and the cloud is away.
  for (const [name, kept] of Object.entries({ ...localStorage }))
    localStorage.setItem(
      name,
      (kept as string).replace(/"at":(\d+)/, (_, at) => `"at":${Number(at) - 3_600_000}`),
    )
  maker = openAdminWindow('/earnings', { '/earnings': EarningsScreen })
  maker.offline(true)
  await waitFor(() => expect(screen.getByTestId('pending').textContent).toBe(known))
  expect((await screen.findAllByText('Ready')).length).toBeGreaterThan(0)
  expect(await screen.findByText(/Shown as heard/)).toBeTruthy()
})

test('a month ends on its last day', () => {
  expect(periodOf('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(periodOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  expect(periodOf('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  expect(periodOf(null)).toBeNull()
  expect(sayMonth('2026-11')).toBe('November 2026')
})
