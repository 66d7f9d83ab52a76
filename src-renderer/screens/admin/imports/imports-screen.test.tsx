import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { openAdminWindow, type AdminWindow } from '../../../../tests/support/admin-window.tsx'
import { ImportsScreen } from './imports-screen.tsx'

let office: AdminWindow | null = null
afterEach(() => {
  office?.close()
  office = null
})

const open = (): AdminWindow => (office = openAdminWindow('/imports', { '/imports': ImportsScreen }))

/** Chooses a file and has it looked at. */
async function lookAt(fileName: string): Promise<void> {
  fireEvent.click(await screen.findByTestId('new-import'))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.click(dialog.getByRole('button', { name: 'Look at it' }))
  expect(dialog.getByText('This is needed')).toBeTruthy()
  const file = new File(['Name,Email\r\n#1001,a@b.example\r\n'], fileName, { type: 'text/csv' })
  fireEvent.change(document.querySelector('input[type="file"]')!, { target: { files: [file] } })
  fireEvent.change(dialog.getByLabelText('Which shop is it from?', { exact: false }), {
    target: { value: 'karoo.example' },
  })
  fireEvent.click(dialog.getByRole('button', { name: 'Look at it' }))
}

const counts = async (words: string): Promise<void> =>
  waitFor(() => expect(screen.getByTestId('import-counts').textContent).toBe(words))

test('a file is looked at, its mistakes are named by row, its articles matched, and its good orders made', async () => {
  const { calls } = open()
  await lookAt('orders_export.csv')
  await counts('Good6Wants an article2Has mistakes2Not to be made2')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('orders_export.csv')
  fireEvent.click(screen.getByRole('button', { name: /Rows to look at/ }))
  const grid = await screen.findByRole('grid', { name: 'Rows to look at' })
  expect(within(grid).getAllByText(/Atlantis/)).toHaveLength(2)
  expect(within(grid).getAllByText(/Write its two letters/)).toHaveLength(2)

  fireEvent.click(screen.getByRole('button', { name: /Articles without a match/ }))
  const articles = await screen.findByRole('grid', { name: 'Articles of the file' })
  fireEvent.keyDown(articles, { key: 'ArrowDown' })
  const pane = within(await screen.findByTestId('article-pane'))
  const select = pane.getByLabelText('Which of ours is it?', { exact: false, selector: 'input' })
  fireEvent.click(select)
  fireEvent.change(select, { target: { value: 'mug' } })
  fireEvent.click((await screen.findAllByRole('option'))[0]!)
  fireEvent.click(pane.getByTestId('match'))
  await counts('Good8Has mistakes2Not to be made2')

  fireEvent.click(await screen.findByTestId('run-import'))
  await waitFor(() => expect(screen.getByTestId('import-status').textContent).toMatch(/\d of 8 orders made/))
  await counts('Has mistakes2Not to be made2Made8')
  expect(screen.getByTestId('import-status').textContent).toContain('All that was good is made')
  expect(calls).toContain('imports.run')
})

test('amounts can be read in another way, and an import is thrown away', async () => {
  const { cloud } = open()
  await lookAt('orders_export.csv')
  await counts('Good6Wants an article2Has mistakes2Not to be made2')
  const before = screen.getByLabelText('Before the cents', { selector: 'input' })
  fireEvent.click(before)
  fireEvent.click(await screen.findByRole('option', { name: 'Comma: 1.234,56' }))
  fireEvent.click(screen.getByRole('button', { name: 'Read it again' }))
  await waitFor(async () => {
    const { output } = (await cloud.ask(['imports', 'list'], {})) as {
      output: { rows: { detected: { decimal: string } | null }[] }
    }
    expect(output.rows[0]?.detected?.decimal).toBe(',')
  })
  fireEvent.click(await screen.findByRole('button', { name: 'Throw this import away' }))
  expect(await screen.findByText(/It was stopped/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'All imports' }))
  const list = await screen.findByRole('grid', { name: 'Import orders' })
  expect(await within(list).findByText('karoo.example')).toBeTruthy()
})

test.each([0, 1, 200, 20_000])(
  'a file of %i orders is listed without drawing what is out of sight',
  async (many) => {
    open()
    await lookAt(`orders-${many}.csv`)
    const grid = await screen.findByRole('grid', { name: 'Orders of the file' })
    if (many === 0) expect(await screen.findByText('No order found yet')).toBeTruthy()
    else await waitFor(() => expect(within(grid).getByText('#1001')).toBeTruthy())
    expect(grid.querySelectorAll('[data-row]').length).toBeLessThan(60)
  },
)

test('a file that is too large is refused before a byte is sent', async () => {
  const { calls } = open()
  fireEvent.click(await screen.findByTestId('new-import'))
  const dialog = within(await screen.findByRole('dialog'))
  const file = new File(['x'], 'huge.csv')
  Object.defineProperty(file, 'size', { value: 65 * 1024 * 1024 })
  fireEvent.change(document.querySelector('input[type="file"]')!, { target: { files: [file] } })
  fireEvent.change(dialog.getByLabelText('Which shop is it from?', { exact: false }), {
    target: { value: 'x' },
  })
  fireEvent.click(dialog.getByRole('button', { name: 'Look at it' }))
  expect(await dialog.findByText(/The file has 65 MB; at most 64/)).toBeTruthy()
  expect(calls.filter((call) => call === 'imports.begin')).toEqual([])
})
