import type { SectionName } from '../../../../src-shared/cloud-contract/store-settings.ts'
import type { IconName } from '../../../ui/icons/shapes.ts'

/** How a part of the settings is called, and what it is for. */
export interface SectionWords {
  readonly title: string
  readonly icon: IconName
  readonly lead: string
}

export const SECTION_WORDS: Readonly<Record<SectionName, SectionWords>> = {
  store: { title: 'Store', icon: 'home', lead: 'Who you are: on papers, in mails and in the shop.' },
  tax: { title: 'Tax', icon: 'money', lead: 'What is added to a basket, or is in its prices already.' },
  shipping: { title: 'Shipping rates', icon: 'truck', lead: 'What sending costs, by country.' },
  makers: { title: 'Makers', icon: 'person', lead: 'What makers get, and when two people look at a payout.' },
  slip: { title: 'Packing slip', icon: 'paper', lead: 'What lies in the parcel.' },
  label: { title: 'Shipping label', icon: 'label', lead: 'What is stuck on the parcel.' },
  itemLabel: { title: 'Item label', icon: 'scan', lead: 'What is stuck on the bag of one item.' },
  mailConfirmation: { title: 'Mail after payment', icon: 'mail', lead: 'Sent as soon as an order is paid.' },
  mailShipped: { title: 'Mail after shipping', icon: 'mail', lead: 'Sent with each parcel.' },
  mailDelivered: { title: 'Mail after delivery', icon: 'mail', lead: 'Sent when a parcel has arrived.' },
}

/** The sections in the order in which they are listed, in groups. */
export const GROUPS: readonly { readonly title: string; readonly sections: readonly SectionName[] }[] = [
  { title: 'Business', sections: ['store', 'tax', 'shipping', 'makers'] },
  { title: 'Papers', sections: ['slip', 'label', 'itemLabel'] },
  { title: 'Mails', sections: ['mailConfirmation', 'mailShipped', 'mailDelivered'] },
]

/** The fields as the forms call them. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'Name',
  addressLines: 'Address',
  supportEmail: 'E-mail for questions',
  logo: 'Logo',
  timeZone: 'Time zone',
  percent: 'Tax in percent',
  label: 'Name of the tax',
  included: 'Prices include the tax',
  exceptions: 'Other countries',
  zones: 'Zones',
  ratePercent: 'Share of makers in percent',
  payoutApprovalThreshold: 'Second person from',
  greeting: 'Greeting',
  returns: 'How to return',
  prices: 'Prices',
  note: 'Note of the customer',
  language: 'Language of the fixed words',
  returnName: 'Return to: name',
  returnLines: 'Return to: address',
  footer: 'Last line',
  place: 'Place of the item',
  subject: 'Subject',
  closing: 'Closing',
  accent: 'Colour of the button',
}
