import { countryName } from '../../../../src-shared/order/address.ts'
import { PAYMENT_LOOK } from './detail/payment-look.ts'
import type { OrderSearch } from './order-filter.ts'
import type { DeskChoices } from './use-desk-choices.ts'

/** A filter that is on and has no chip of its own: its words, and the search without it. */
export interface ActiveFilter {
  readonly key: string
  readonly word: string
  readonly without: OrderSearch
}

/** The filters that were set in the dialog, each to be taken away by one press. */
export function activeFilters(search: OrderSearch, choices: DeskChoices | undefined): ActiveFilter[] {
  const nameOf = (kind: 'factories' | 'makers', id: string): string =>
    choices?.[kind].find((choice) => choice.id === id)?.name ?? '…'
  const many = <Key extends 'makerId' | 'factoryId' | 'country' | 'payment'>(
    key: Key,
    word: (value: NonNullable<OrderSearch[Key]>[number]) => string,
  ): ActiveFilter[] =>
    (search[key] ?? []).map((value) => ({
      key: `${key} ${value}`,
      word: word(value),
      without: { ...search, [key]: (search[key] as string[]).filter((other) => other !== value) },
    }))
  const days: ActiveFilter[] = []
  if (search.placedFrom)
    days.push({
      key: 'from',
      word: `From ${search.placedFrom}`,
      without: { ...search, placedFrom: undefined },
    })
  if (search.placedTo)
    days.push({ key: 'to', word: `Until ${search.placedTo}`, without: { ...search, placedTo: undefined } })
  return [
    ...many('factoryId', (id) => nameOf('factories', id)),
    ...many('makerId', (id) => `With ${nameOf('makers', id)}`),
    ...many('country', countryName),
    ...many('payment', (status) => PAYMENT_LOOK[status].word),
    ...days,
  ]
}
