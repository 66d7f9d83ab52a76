import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { QueueFilter } from '../../../../src-shared/station-contract/bench.ts'
import { aStation, closeWindow, openWindow, scan } from '../../../../tests/support/render-window.tsx'
import { demoFileBytes } from '../../../../tests/support/window-station/file-bytes.ts'
import type { MemoryBench } from '../../../../tests/support/window-station/memory-bench.ts'

/** Stands in for the host, which hands over the bytes of a file that is here. */
const host = async (address: string): Promise<Response> => {
  const file = await demoFileBytes(address.split('/').at(-1) ?? '')
  return new Response(file ? Buffer.from(file.bytes) : null, { status: file ? 200 : 404 })
}

beforeEach(() => void vi.stubGlobal('fetch', host))
afterEach(() => {
  closeWindow()
  vi.unstubAllGlobals()
})

/** A maker's window at a job that nothing stands in the way of. */
async function atAJob(filter: QueueFilter, offline = false) {
  let office: MemoryBench | null = null
  const station = aStation({ signedIn: 'maker', offline, onBench: (bench) => (office = bench) })
  const { rows } = await station.bench.queue({ filter, limit: 40 })
  const row = rows.find((each) => !each.hold && !each.problem && each.summary.includes('Vase'))
  if (!row) throw new Error('The demo has no vase in this list: change its seed.')
  openWindow(`/jobs/${row.id}`, station)
  await screen.findByTestId('job-sheet')
  const job = async () => (await station.bench.view({ fulfillmentId: row.id }))!.doc
  return { station, row, job, office: office as unknown as MemoryBench }
}

const stepButton = (): HTMLElement => screen.getByTestId('job-step')
const said = (): string => screen.getByTestId('job-said').textContent ?? ''

test('production starts with the one button, says that it is kept, and can be taken back there', async () => {
  const { job } = await atAJob('submitted')
  expect(stepButton().textContent).toBe('Start production')
  fireEvent.click(stepButton())
  await waitFor(() => expect(stepButton().textContent).toContain('Undo'))
  expect(said()).toContain('is in production. It is kept here')
  expect((await job()).state).toBe('processing')
  await waitFor(() => expect(stepButton().getAttribute('aria-disabled')).toBe('false'))
  fireEvent.click(stepButton())
  await waitFor(() => expect(said()).toBe('Taken back.'))
  expect((await job()).state).toBe('submitted')
})

test('shipping is refused in words without a tracking number, and without a carrier', async () => {
  const { job } = await atAJob('processing')
  fireEvent.click(stepButton())
  await waitFor(() => expect(said()).toContain('Scan or type the tracking number'))
  expect(said()).toContain('tracking number and carrier')
  fireEvent.change(screen.getByLabelText('Tracking number'), { target: { value: 'X9-0000-1234' } })
  fireEvent.click(stepButton())
  await waitFor(() => expect(said()).toContain('Choose the carrier'))
  expect((await job()).state).toBe('processing')
})

test('a scanned number with its carrier ships the job, offline too, without a scan of any piece', async () => {
  const { job } = await atAJob('processing', true)
  scan('TCG123456789')
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLInputElement>('Tracking number').value).toBe('TCG123456789'),
  )
  expect(said()).toBe('Tracking TCG123456789.')
  fireEvent.click(stepButton())
  await waitFor(() => expect(said()).toContain('is shipped. It is kept on this machine'))
  const doc = await job()
  expect(doc.state).toBe('shipped')
  expect(doc.parcels.at(-1)).toMatchObject({ trackingNumber: 'TCG123456789', carrier: 'courier_guy' })
  expect(screen.getByText('TCG123456789')).toBeTruthy()
})

test('the address is shown when the job is to be shipped, and not before', async () => {
  const { job } = await atAJob('submitted')
  const { line1 } = (await job()).shipTo!
  expect(screen.queryByText(line1)).toBeNull()
  fireEvent.click(stepButton())
  expect(await screen.findByText(line1)).toBeTruthy()
})

test('a maker who cannot make it says why, from a list and in words', async () => {
  const { job } = await atAJob('processing')
  fireEvent.click(screen.getByRole('button', { name: 'I can’t make it' }))
  const dialog = await screen.findByRole('dialog')
  const tell = within(dialog).getByRole('button', { name: 'Tell the office' }) as HTMLButtonElement
  expect(tell.disabled).toBe(true)
  fireEvent.click(within(dialog).getByLabelText('I have no material for it'))
  fireEvent.change(within(dialog).getByLabelText('In a few words'), { target: { value: 'PETG on Monday' } })
  fireEvent.click(tell)
  expect(await screen.findByText(/Out of material: I have no material for it. PETG on Monday/)).toBeTruthy()
  expect((await job()).problem).toMatchObject({ kind: 'out_of_material' })
})

test('a job that is taken back while it is open says so, and the board names it', async () => {
  const { office, row } = await atAJob('processing')
  office.takeBack([row.id])
  expect(await screen.findByText('This job is not with you')).toBeTruthy()
  fireEvent.click(screen.getByRole('link', { name: /To the jobs/ }))
  expect(await screen.findByText(`1 job was taken back: ${row.orderNumber}`)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Understood' }))
  await waitFor(() => expect(screen.queryByText(/was taken back/)).toBeNull())
})

test('a file that is not here is asked for, and then looked at and measured', async () => {
  await atAJob('processing')
  const download = screen.queryByRole('button', { name: 'Download' })
  if (download) fireEvent.click(download)
  expect(await screen.findByText('8,320')).toBeTruthy()
  expect(screen.getByText(/^6\d\.\d × 6\d\.\d × 90\.0 mm$/)).toBeTruthy()
  expect(screen.getByTestId('model-still')).toBeTruthy()
  expect(screen.getByRole('button', { name: /Open in your slicer/ })).toBeTruthy()
})

test('a damaged file is said to be so, and the sheet goes on', async () => {
  vi.stubGlobal('fetch', async () => new Response(new Uint8Array(200).fill(1)))
  await atAJob('processing')
  const download = screen.queryByRole('button', { name: 'Download' })
  if (download) fireEvent.click(download)
  expect(await screen.findByText(/is cut off, or no STL file/)).toBeTruthy()
  expect(stepButton().textContent).toBe('Mark shipped')
})
