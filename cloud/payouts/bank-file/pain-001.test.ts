import { assert, array, integer, property, record, string } from 'fast-check'
import { Window } from 'happy-dom'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { bankDetails, type BankDetails } from '../../../src-shared/maker/bank.ts'
import type { BankOrder } from './bank-order.ts'
import { pain001 } from './pain-001.ts'
import { paymentsCsv } from './payments-csv.ts'

const IBAN = bankDetails.parse({ accountHolder: 'Müller & Söhne <GmbH>', iban: 'DE89370400440532013000' })
const LOCAL = bankDetails.parse({
  accountHolder: 'Thandi Nkosi',
  bankName: 'Standard Bank',
  accountNumber: '000123456789',
  branchCode: '051001',
})
const SHOP = bankDetails.parse({
  accountHolder: 'Packbench "Shop"',
  iban: 'NL91ABNA0417164300',
  bic: 'ABNANL2A',
})
const id = (n: number): string => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const order = (more: Partial<BankOrder> = {}): BankOrder & { from: BankDetails } => ({
  batchId: id(99),
  currency: 'EUR',
  approvedAt: new Date('2026-11-21T09:00:00.000Z'),
  payer: 'Packbench',
  payouts: [
    { id: id(1), amount: 25_900, to: IBAN },
    { id: id(2), amount: 5, to: IBAN },
  ],
  ...more,
  from: SHOP,
})

/**
 * The children of each element of pain.001.001.09 that we may write, in the order of the message definition; `!` must be
 * there, `*` may be there many times. An element that is not listed holds text.
 */
const STRUCTURE: Readonly<Record<string, readonly string[]>> = {
  Document: ['CstmrCdtTrfInitn!'],
  CstmrCdtTrfInitn: ['GrpHdr!', 'PmtInf!*'],
  GrpHdr: ['MsgId!', 'CreDtTm!', 'NbOfTxs!', 'CtrlSum', 'InitgPty!'],
  PmtInf: [
    'PmtInfId!',
    'PmtMtd!',
    'BtchBookg',
    'NbOfTxs',
    'CtrlSum',
    'PmtTpInf',
    'ReqdExctnDt!',
    'Dbtr!',
    'DbtrAcct!',
    'DbtrAgt!',
    'ChrgBr',
    'CdtTrfTxInf!*',
  ],
  PmtTpInf: ['SvcLvl'],
  SvcLvl: ['Cd!'],
  ReqdExctnDt: ['Dt!'],
  CdtTrfTxInf: ['PmtId!', 'Amt!', 'CdtrAgt', 'Cdtr', 'CdtrAcct', 'RmtInf'],
  PmtId: ['InstrId', 'EndToEndId!'],
  Amt: ['InstdAmt!'],
  InitgPty: ['Nm'],
  Dbtr: ['Nm'],
  Cdtr: ['Nm'],
  DbtrAcct: ['Id!'],
  CdtrAcct: ['Id!'],
  DbtrAgt: ['FinInstnId!'],
  CdtrAgt: ['FinInstnId!'],
  FinInstnId: ['BICFI', 'ClrSysMmbId', 'Nm', 'Othr'],
  ClrSysMmbId: ['ClrSysId', 'MmbId!'],
  ClrSysId: ['Cd!'],
  RmtInf: ['Ustrd*'],
}
/** `Id` and `Othr` stand for an account or for a bank. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  MsgId: /^[\s\S]{1,35}$/,
  PmtInfId: /^[\s\S]{1,35}$/,
  InstrId: /^[\s\S]{1,35}$/,
  EndToEndId: /^[\s\S]{1,35}$/,
  CreDtTm: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  NbOfTxs: /^\d{1,15}$/,
  CtrlSum: /^\d{1,15}(\.\d{1,2})?$/,
  InstdAmt: /^\d{1,15}(\.\d{1,2})?$/,
  PmtMtd: /^TRF$/,
  ChrgBr: /^(SLEV|SHAR)$/,
  BtchBookg: /^true$/,
  Nm: /^[\s\S]{1,140}$/,
  IBAN: /^[A-Z]{2}\d{2}[a-zA-Z0-9]{1,30}$/,
  BICFI: /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/,
  MmbId: /^[\s\S]{1,35}$/,
  Ustrd: /^[\s\S]{1,140}$/,
  Dt: /^\d{4}-\d\d-\d\d$/,
}

interface Node {
  readonly tagName: string
  readonly textContent: string | null
  readonly children: ArrayLike<Node>
  getAttribute(name: string): string | null
}
const { DOMParser } = new Window()
const parsed = (text: string): Node => {
  const root = new DOMParser().parseFromString(text, 'application/xml').documentElement as unknown as Node
  expect(root.tagName).toBe('Document')
  return root
}
const all = (node: Node, name: string): Node[] =>
  Array.from(node.children).flatMap((child) => [
    ...(child.tagName === name ? [child] : []),
    ...all(child, name),
  ])

function checkStructure(node: Node): void {
  const names = Array.from(node.children, ({ tagName }) => tagName)
  const format = FORMATS[node.tagName]
  if (format) expect(node.textContent, node.tagName).toMatch(format)
  const wanted =
    node.tagName === 'Id'
      ? [names[0] === 'IBAN' ? 'IBAN!' : 'Othr!']
      : node.tagName === 'Othr'
        ? ['Id!']
        : STRUCTURE[node.tagName]
  if (!wanted || (node.tagName === 'Id' && names.length === 0)) return expect(names).toEqual([])
  const bare = wanted.map((name) => name.replace(/[!*]/g, ''))
  for (const name of names) expect(bare, `${node.tagName} holds ${name}`).toContain(name)
  const places = names.map((name) => bare.indexOf(name))
  expect(places, `order in ${node.tagName}`).toEqual(places.toSorted((a, b) => a - b))
  for (const [at, name] of wanted.entries()) {
    const count = names.filter((one) => one === bare[at]).length
    if (name.includes('!')) expect(count, `${bare[at]} in ${node.tagName}`).toBeGreaterThan(0)
    if (!name.includes('*')) expect(count, `${bare[at]} in ${node.tagName}`).toBeLessThan(2)
  }
  for (const child of Array.from(node.children)) checkStructure(child)
}

describe('a batch as pain.001', () => {
  test('has the structure of the message, its sums, and each payout by its own id', () => {
    const text = pain001(order())
    const root = parsed(text)
    expect(root.getAttribute('xmlns')).toBe('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09')
    checkStructure(root)
    expect(all(root, 'CtrlSum').map(({ textContent }) => textContent)).toEqual(['259.05', '259.05'])
    expect(all(root, 'NbOfTxs').map(({ textContent }) => textContent)).toEqual(['2', '2'])
    expect(all(root, 'EndToEndId').map(({ textContent }) => textContent)).toEqual([
      id(1).replaceAll('-', ''),
      id(2).replaceAll('-', ''),
    ])
    expect(all(root, 'InstdAmt').map((node) => [node.textContent, node.getAttribute('Ccy')])).toEqual([
      ['259.00', 'EUR'],
      ['0.05', 'EUR'],
    ])
    expect(text).toContain('<Nm>Müller &amp; Söhne &lt;GmbH&gt;</Nm>')
    expect(text).toContain('<Cd>SEPA</Cd>')
  })

  test('without IBANs goes by account and branch, and is not SEPA', () => {
    const root = parsed(
      pain001(order({ currency: 'ZAR', payouts: [{ id: id(1), amount: 25_900, to: LOCAL }] })),
    )
    checkStructure(root)
    expect(all(root, 'MmbId').map(({ textContent }) => textContent)).toEqual(['051001'])
    expect(all(root, 'PmtTpInf')).toEqual([])
  })

  test('a currency without cents has none', () => {
    const text = pain001(order({ currency: 'JPY', payouts: [{ id: id(1), amount: 1250, to: IBAN }] }))
    expect(text).toContain('<InstdAmt Ccy="JPY">1250</InstdAmt>')
  })

  test('whatever names and amounts there are, it stays well-formed and its sum is theirs', () => {
    const one = record({
      amount: integer({ min: 1, max: 1_000_000_000 }),
      name: string({ unit: 'binary', minLength: 1 }),
    })
    assert(
      property(array(one, { minLength: 1, maxLength: 5 }), (made) => {
        const payouts = made.map(({ amount, name }, at) => ({
          id: id(at),
          amount,
          // As bankDetails lets it in: tidied at the door.
          to: {
            ...IBAN,
            accountHolder: bankDetails.safeParse({ ...IBAN, accountHolder: name }).data?.accountHolder ?? 'x',
          },
        }))
        const root = parsed(pain001(order({ payouts })))
        checkStructure(root)
        const cents = all(root, 'InstdAmt').reduce(
          (sum, node) => sum + Math.round(Number(node.textContent) * 100),
          0,
        )
        expect(cents).toBe(payouts.reduce((sum, { amount }) => sum + amount, 0))
        expect(all(root, 'Cdtr').map((node) => node.textContent?.trim())).toEqual(
          payouts.map(({ to }) => to.accountHolder.trim()),
        )
      }),
      { numRuns: 60 },
    )
  })
})

test('a batch as CSV keeps leading zeros and runs nothing', () => {
  const evil = { ...LOCAL, accountHolder: '=HYPERLINK("http://x")' }
  const rows = parse(
    paymentsCsv(order({ currency: 'ZAR', payouts: [{ id: id(1), amount: 25_900, to: evil }] })),
    {
      columns: true,
    },
  )
  expect(rows).toMatchObject([
    {
      Reference: id(1).replaceAll('-', ''),
      'Account holder': `'=HYPERLINK("http://x")`,
      'Account number': '000123456789',
      'Branch code': '051001',
      Amount: '259.00',
      Currency: 'ZAR',
    },
  ])
})
