import { describe, expect, test } from 'vitest'
import { bankDetails, maskedAccount, readBank } from './bank.ts'
import { isBic, isIban, readableIban } from './iban.ts'

describe('an IBAN', () => {
  // Examples from the registry of ISO 13616.
  test.each([
    'DE89370400440532013000',
    'GB29NWBK60161331926819',
    'FR1420041010050500013M02606',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
    'SA0380000000608010167519',
  ])('%s is one', (iban) => {
    expect(isIban(iban)).toBe(true)
  })

  test('with any one digit changed is none', () => {
    const iban = 'DE89370400440532013000'
    for (let at = 2; at < iban.length; at++) {
      const other = String((Number(iban[at]) + 1) % 10)
      expect(isIban(iban.slice(0, at) + other + iban.slice(at + 1))).toBe(false)
    }
  })

  test.each(['DE8937040044053201300', 'DE8937040044053201300000', 'ZZ', '', '1289370400440532013000'])(
    '%s is none',
    (iban) => {
      expect(isIban(iban)).toBe(false)
    },
  )

  test('is shown in groups of four', () => {
    expect(readableIban('NO9386011117947')).toBe('NO93 8601 1117 947')
  })
})

test('a BIC has eight or eleven characters', () => {
  expect(['DEUTDEFF', 'DEUTDEFF500', 'SBZAZAJJ'].map(isBic)).toEqual([true, true, true])
  expect(['DEUTDEF', 'DEUTDEFF50', 'deutdeff', 'DEUT1EFF'].map(isBic)).toEqual([false, false, false, false])
})

describe('bank details', () => {
  const issuesOf = (given: unknown): string[] =>
    bankDetails.safeParse(given).error?.issues.map((issue) => String(issue.path[0])) ?? []

  test('with an IBAN, as people write it', () => {
    expect(
      bankDetails.parse({ accountHolder: ' Zoë  Müller ', iban: 'de89 3704 0044 0532 0130 00' }),
    ).toMatchObject({ accountHolder: 'Zoë  Müller', iban: 'DE89370400440532013000', bic: '' })
  })

  test('with an account number and its branch', () => {
    const bank = bankDetails.parse({
      accountHolder: 'T. Nkosi',
      accountNumber: '62 0001 4321',
      branchCode: '250-655',
    })
    expect(bank).toMatchObject({ accountNumber: '6200014321', branchCode: '250655' })
    expect(maskedAccount(bank)).toBe('•••• 4321')
  })

  test('every complaint names its field', () => {
    expect(issuesOf({})).toEqual(['accountHolder', 'iban'])
    expect(issuesOf({ accountHolder: 'A', accountNumber: '123' })).toEqual(['branchCode'])
    expect(issuesOf({ accountHolder: 'A', iban: 'DE00370400440532013000', bic: 'X' })).toEqual([
      'iban',
      'bic',
    ])
  })

  test('what is stored and not usable is none', () => {
    expect(readBank(null)).toBeNull()
    expect(readBank({ accountHolder: 'A', iban: 'DE00' })).toBeNull()
  })
})
