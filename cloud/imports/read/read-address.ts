import { cut } from './cut.ts'
import { address, type Address } from '../../../src-shared/order/address.ts'
import type { AddressColumns, Column } from '../formats/format.ts'
import { countryCode } from './country.ts'
import { noteFormula, type OrderCells } from './order-cells.ts'

/** Where the order goes: its own address, or the one it was billed to. Null with a finding where that cannot be sent to. */
export function readAddress(cells: OrderCells): Address | null {
  const { shipTo, billTo } = cells.reading.format
  const columns = isEmpty(cells, shipTo) && billTo ? billTo : shipTo
  if (isEmpty(cells, columns)) {
    cells.wrong('There is no address to send it to.', 'Fill in where the parcel goes.', shipTo.line1)
    return null
  }
  const text = (column: Column | undefined): string | null => (column && cells.cell(column)) || null
  const name = columns.name
    .map((part) => cells.cell(part))
    .join(' ')
    .trim()
  const written = cells.cell(columns.country)
  const country = countryCode(written)
  if (!country)
    cells.wrong(
      written ? `“${cut(written, 40)}” is no country that we know.` : 'The country is missing.',
      'Write its two letters (ZA, DE) or its English name.',
      columns.country,
    )
  const read = address.safeParse({
    name,
    company: text(columns.company),
    line1: text(columns.line1) ?? '',
    line2: text(columns.line2),
    city: text(columns.city) ?? '',
    region: text(columns.region),
    postalCode: text(columns.postalCode),
    country: country ?? 'ZZ',
    phone: text(columns.phone),
  })
  for (const column of [columns.name[0]!, columns.line1, columns.city]) noteFormula(cells, column)
  if (read.success) return country ? read.data : null
  const told = new Set<string>()
  for (const { path, code } of read.error.issues) {
    const field = String(path[0]) as keyof AddressColumns
    if (told.has(field)) continue
    told.add(field)
    const column = field === 'name' ? columns.name[0]! : columns[field]
    cells.wrong(
      code === 'too_big' ? 'This is too long for a label.' : 'This part of the address is missing.',
      code === 'too_big' ? 'Shorten it.' : 'Fill it in: a parcel cannot be sent without it.',
      column ?? null,
    )
  }
  return null
}

const isEmpty = (cells: OrderCells, columns: AddressColumns): boolean =>
  cells.cell(columns.line1) === '' && cells.cell(columns.city) === ''
