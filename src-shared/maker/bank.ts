import { z } from 'zod'
import { tidyText } from '../std/plain-text.ts'
import { compactIban, isBic, isIban } from './iban.ts'

/** One line that may be empty. */
const perhaps = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((text) => tidyText(text).replace(/\n+/g, ' '))
    .pipe(z.string().max(max))
    .default('')
const digits = (max: number) => perhaps(max * 2).transform((text) => text.replace(/[\s-]/g, ''))

const written = z.object({
  accountHolder: perhaps(70),
  bankName: perhaps(70),
  /** The number of the bank's branch, where accounts have one: South Africa's six digits, a sort code. */
  branchCode: digits(12),
  accountNumber: digits(34),
  iban: perhaps(60).transform(compactIban),
  bic: perhaps(20).transform((text) => text.replace(/\s/g, '').toUpperCase()),
})

/**
 * Where money goes: an IBAN (with a BIC outside of Europe), or an account number with its branch code. Every field is
 * text and may be empty; each complaint names its field in words for the person who types.
 */
export const bankDetails = written.superRefine((bank, context) => {
  const complain = (field: keyof typeof bank, message: string): void =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (!bank.accountHolder) complain('accountHolder', 'Whose account it is')
  if (bank.iban && !isIban(bank.iban)) complain('iban', 'This is not an IBAN: a digit is missing or wrong')
  if (bank.bic && !isBic(bank.bic)) complain('bic', 'A BIC has 8 or 11 letters and digits')
  if (bank.accountNumber && !/^[A-Z0-9]+$/i.test(bank.accountNumber))
    complain('accountNumber', 'Digits and letters only')
  if (bank.branchCode && !/^[A-Z0-9]+$/i.test(bank.branchCode))
    complain('branchCode', 'Digits and letters only')
  if (!bank.iban && !bank.accountNumber) complain('iban', 'An IBAN, or an account number below')
  if (!bank.iban && bank.accountNumber && !bank.branchCode)
    complain('branchCode', 'Needed beside an account number')
})
export type BankDetails = z.infer<typeof bankDetails>

/** Details as they came out of the database: null where there are none that money can be sent to. */
export const readBank = (stored: unknown): BankDetails | null => bankDetails.safeParse(stored).data ?? null

/** The account so that its owner knows it again and nobody else learns it: `•••• 4321`. */
export const maskedAccount = (bank: Pick<BankDetails, 'iban' | 'accountNumber'>): string =>
  `•••• ${(bank.iban || bank.accountNumber).slice(-4)}`
