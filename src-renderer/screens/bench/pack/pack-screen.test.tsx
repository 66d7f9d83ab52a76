import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import {
  aStation,
  bigButton,
  closeWindow,
  openWindow,
  pressEnter,
  scan,
} from '../../../../tests/support/render-window.tsx'

afterEach(closeWindow)

/** Opens the first order at the bench that has at least two lines, and answers it. */
async function packing() {
  const station = aStation()
  const { bench } = station
  const { rows } = await bench.queue({ filter: 'submitted', limit: 40 })
  for (const row of rows) {
    const view = await bench.view({ fulfillmentId: row.id })
    if (!view || row.hold || row.problem || view.doc.items.length < 2 || !view.doc.requiresShipping) continue
    openWindow(`/pack/${row.id}`, station)
    expect((await screen.findByTestId('pack-order')).textContent).toBe(row.orderNumber)
    return { doc: view.doc, bench }
  }
  throw new Error('The demo work has no order with two lines: change its seed.')
}

type Packed = Awaited<ReturnType<typeof packing>>

async function scanEverything({ doc }: Packed): Promise<void> {
  for (const item of doc.items) for (let piece = 0; piece < item.quantity; piece++) scan(item.codes[0]!)
  await waitFor(() => expect(screen.getByTestId('pieces-left').textContent).toContain('all packed'))
}

test('the next expected item is outlined, and a good scan counts it', async () => {
  const { doc } = await packing()
  const [first] = doc.items
  expect(screen.getByTestId(`item-${first!.sku}`).getAttribute('aria-current')).toBe('step')
  scan(first!.codes[0]!)
  await screen.findByLabelText(`1 of ${first!.quantity} packed`)
  expect(screen.getByTestId('scan-said').textContent).not.toBe('')
})

test('a wrong item is refused by name and stays until it is acknowledged', async () => {
  const { doc } = await packing()
  const strange = ['4006381333931', '4006381333948', '4006381333955', '4006381333962', '4006381333979'].find(
    (code) => !doc.items.some((item) => item.codes.includes(code)),
  )!
  scan(strange)
  const alarm = await screen.findByTestId('scan-alarm')
  expect(within(alarm).getByTestId('scan-sentence').textContent).toContain('Not in this order')
  fireEvent.keyDown(window, { key: 'Escape' })
  await waitFor(() => expect(screen.queryByTestId('scan-alarm')).toBeNull())
})

test('one piece too many and an unknown code read differently', async () => {
  const packed = await packing()
  await scanEverything(packed)
  scan(packed.doc.items[0]!.codes[0]!)
  expect((await screen.findByTestId('scan-alarm')).dataset['kind']).toBe('extra')
  scan('NOT-A-CODE')
  await waitFor(() => expect(screen.getByTestId('scan-alarm').dataset['kind']).toBe('unknown'))
})

test('a done item moves down and is no longer expected', async () => {
  const { doc } = await packing()
  const [first, second] = doc.items
  for (let piece = 0; piece < first!.quantity; piece++) scan(first!.codes[0]!)
  await waitFor(() =>
    expect(screen.getByTestId(`item-${second!.sku}`).getAttribute('aria-current')).toBe('step'),
  )
  const cards = within(screen.getByRole('list', { name: 'Items to pack' })).getAllByRole('listitem')
  expect(cards.at(-1)!.dataset['testid']).toBe(`item-${first!.sku}`)
})

test('packed, tracking scanned, Enter ships, and the same button takes it back', async () => {
  const packed = await packing()
  expect((await bigButton()).textContent).toContain('more pieces')
  await scanEverything(packed)
  expect((await bigButton()).textContent).toContain('tracking number')
  scan('TCG448812')
  await waitFor(async () => expect((await bigButton()).textContent).toContain('Ship'))
  await screen.findByDisplayValue('The Courier Guy')
  pressEnter()
  await waitFor(async () => expect((await bigButton()).textContent).toContain('Undo'))
  expect((await packed.bench.view({ fulfillmentId: packed.doc.id }))?.doc.state).toBe('shipped')
  const undo = await bigButton()
  await waitFor(() => expect(undo.getAttribute('aria-disabled')).toBe('false'))
  fireEvent.click(undo)
  await waitFor(async () =>
    expect((await packed.bench.view({ fulfillmentId: packed.doc.id }))?.doc.state).toBe('processing'),
  )
})

test('PB:SHIP ships too, in as many parcels as there are', async () => {
  const packed = await packing()
  await scanEverything(packed)
  fireEvent.click(screen.getByRole('button', { name: 'Another parcel' }))
  scan('TCG448812')
  scan('TCG448813')
  await waitFor(async () => expect((await bigButton()).textContent).toContain('Ship 2 parcels'))
  scan('PB:SHIP')
  await waitFor(async () =>
    expect((await packed.bench.view({ fulfillmentId: packed.doc.id }))?.doc.parcels).toHaveLength(2),
  )
})

test('after shipping, one more parcel goes after the first, by scan and with its weight', async () => {
  const packed = await packing()
  await scanEverything(packed)
  scan('TCG448812')
  fireEvent.change(await screen.findByLabelText('Weight'), { target: { value: '850' } })
  fireEvent.blur(screen.getByLabelText('Weight'))
  await screen.findByDisplayValue('850 g')
  pressEnter()
  fireEvent.click(await screen.findByRole('button', { name: 'One more parcel' }))
  const dialog = await screen.findByRole('dialog')
  const add = within(dialog).getByRole('button', { name: 'Add parcel' })
  expect(add).toHaveProperty('disabled', true)
  scan('TCG448812')
  await within(dialog).findByDisplayValue('TCG448812')
  fireEvent.click(add)
  await within(dialog).findByText(/already on this order/)
  scan('TCG448813')
  await within(dialog).findByDisplayValue('TCG448813')
  fireEvent.change(within(dialog).getByLabelText('Weight'), { target: { value: '1,2 kg' } })
  fireEvent.click(add)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const view = await packed.bench.view({ fulfillmentId: packed.doc.id })
  expect(view?.doc.parcels).toMatchObject([
    { trackingNumber: 'TCG448812', grams: 850 },
    { trackingNumber: 'TCG448813', grams: 1200 },
  ])
  // The page hears scans again.
  scan('PB:UNDO')
  await waitFor(async () =>
    expect((await packed.bench.view({ fulfillmentId: packed.doc.id }))?.doc.parcels).toHaveLength(1),
  )
})

test('a held order asks for its release before anything else', async () => {
  const { doc, bench } = await packing()
  await bench.hold({ fulfillmentId: doc.id, reason: 'Address unclear' })
  await waitFor(async () => expect((await bigButton()).textContent).toContain('Release'))
  scan(doc.items[0]!.codes[0]!)
  expect((await screen.findByTestId('scan-sentence')).textContent).toContain('on hold')
})
