import type { BankDetails } from '../../../src-shared/maker/bank.ts'
import { decimalAmount } from '../../../src-shared/money/decimal.ts'
import { bankId, bankText, type BankOrder } from './bank-order.ts'
import { element, xmlText, type Xml } from './xml.ts'

/**
 * A batch as ISO 20022 pain.001.001.09 (customer credit transfer initiation): one payment of as many transfers as there
 * are payouts, each known from end to end by its payout's id. The same batch gives the same bytes: its time is that of the
 * approval.
 * @see https://www.iso20022.org/iso-20022-message-definitions (pain.001.001.09)
 */
export function pain001(order: BankOrder & { readonly from: BankDetails }): string {
  const { payouts, currency } = order
  const total = decimalAmount(
    payouts.reduce((sum, { amount }) => sum + amount, 0),
    currency,
  )
  const sums = [element('NbOfTxs', String(payouts.length)), element('CtrlSum', total)]
  const isSepa =
    currency === 'EUR' && [order.from, ...payouts.map(({ to }) => to)].every(({ iban }) => iban !== '')
  return xmlText(
    element(
      'Document',
      [
        element('CstmrCdtTrfInitn', [
          element('GrpHdr', [
            element('MsgId', bankId(order.batchId)),
            element('CreDtTm', order.approvedAt.toISOString()),
            ...sums,
            element('InitgPty', [element('Nm', cutTo(140, order.payer))]),
          ]),
          element('PmtInf', [
            element('PmtInfId', bankId(order.batchId)),
            element('PmtMtd', 'TRF'),
            element('BtchBookg', 'true'),
            ...sums,
            isSepa ? element('PmtTpInf', [element('SvcLvl', [element('Cd', 'SEPA')])]) : null,
            element('ReqdExctnDt', [element('Dt', order.approvedAt.toISOString().slice(0, 10))]),
            element('Dbtr', [element('Nm', cutTo(140, order.from.accountHolder))]),
            element('DbtrAcct', [account(order.from)]),
            element('DbtrAgt', [agent(order.from, currency)]),
            element('ChrgBr', isSepa ? 'SLEV' : 'SHAR'),
            ...payouts.map((payout) => transfer(order, payout)),
          ]),
        ]),
      ],
      { xmlns: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' },
    ),
  )
}

const transfer = (order: BankOrder, { id, amount, to }: BankOrder['payouts'][number]): Xml =>
  element('CdtTrfTxInf', [
    element('PmtId', [element('InstrId', bankId(id)), element('EndToEndId', bankId(id))]),
    element('Amt', [element('InstdAmt', decimalAmount(amount, order.currency), { Ccy: order.currency })]),
    to.iban && !to.bic ? null : element('CdtrAgt', [agent(to, order.currency)]),
    element('Cdtr', [element('Nm', cutTo(140, to.accountHolder))]),
    element('CdtrAcct', [account(to)]),
    element('RmtInf', [element('Ustrd', cutTo(140, bankText(order)))]),
  ])

const account = ({ iban, accountNumber }: BankDetails): Xml =>
  element('Id', iban ? [element('IBAN', iban)] : [element('Othr', [element('Id', accountNumber)])])

/** The bank by its BIC, else by its branch in the country's clearing, else (an IBAN alone) not provided. */
function agent({ iban, bic, branchCode, bankName }: BankDetails, currency: string): Xml {
  if (bic) return element('FinInstnId', [element('BICFI', bic)])
  if (iban || !branchCode) return element('FinInstnId', [element('Othr', [element('Id', 'NOTPROVIDED')])])
  return element('FinInstnId', [
    element('ClrSysMmbId', [
      // The national clearing's code of the external list; only South Africa's is certain from the currency.
      currency === 'ZAR' ? element('ClrSysId', [element('Cd', 'ZANCC')]) : null,
      element('MmbId', branchCode),
    ]),
    bankName ? element('Nm', cutTo(140, bankName)) : null,
  ])
}

/** At most so many characters, never half of one. */
const cutTo = (max: number, text: string): string =>
  text.length <= max
    ? text
    : Array.from(text)
        .slice(0, max / 2)
        .join('')
