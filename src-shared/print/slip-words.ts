import type { Day } from '../std/day-in-zone.ts'
import type { SlipLanguage } from './templates.ts'

/** The fixed words of a packing slip. */
export interface SlipWords {
  readonly ordered: (day: Day) => string
  readonly partOf: (parts: number) => string
  readonly shipTo: string
  readonly collectedBy: string
  readonly contents: string
  readonly pieces: (count: number) => string
  readonly items: string
  readonly note: string
  readonly oneOf: (parts: number) => string
  readonly thanks: string
  readonly sheet: (code: string) => string
}

const EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const FR = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']
const two = (value: number): string => String(value).padStart(2, '0')

export const SLIP_WORDS: Readonly<Record<SlipLanguage, SlipWords>> = {
  en: {
    ordered: ({ day, month, year }) => `Ordered ${day} ${EN[month - 1]} ${year}`,
    partOf: (parts) => `Part of ${parts} deliveries`,
    shipTo: 'SHIP TO',
    collectedBy: 'FOR',
    contents: 'IN THIS PARCEL',
    pieces: (count) => (count === 1 ? '1 piece' : `${count} pieces`),
    items: 'Items in this parcel',
    note: 'NOTE FROM THE CUSTOMER',
    oneOf: (parts) => `This is one of ${parts} deliveries of your order.`,
    thanks: 'Thank you for your order.',
    sheet: (code) => `Sheet ${code}`,
  },
  de: {
    ordered: ({ day, month, year }) => `Bestellt am ${two(day)}.${two(month)}.${year}`,
    partOf: (parts) => `Teil von ${parts} Lieferungen`,
    shipTo: 'LIEFERADRESSE',
    collectedBy: 'FÜR',
    contents: 'IN DIESEM PAKET',
    pieces: (count) => `${count} Stück`,
    items: 'Artikel in diesem Paket',
    note: 'IHRE NACHRICHT AN UNS',
    oneOf: (parts) => `Dies ist eine von ${parts} Lieferungen Ihrer Bestellung.`,
    thanks: 'Vielen Dank für Ihre Bestellung.',
    sheet: (code) => `Blatt ${code}`,
  },
  fr: {
    ordered: ({ day, month, year }) => `Commandé le ${day} ${FR[month - 1]} ${year}`,
    partOf: (parts) => `Une de ${parts} livraisons`,
    shipTo: 'LIVRER À',
    collectedBy: 'POUR',
    contents: 'DANS CE COLIS',
    pieces: (count) => (count === 1 ? '1 pièce' : `${count} pièces`),
    items: 'Articles de ce colis',
    note: 'VOTRE MESSAGE',
    oneOf: (parts) => `Ceci est une des ${parts} livraisons de votre commande.`,
    thanks: 'Merci pour votre commande.',
    sheet: (code) => `Feuille ${code}`,
  },
  ar: {
    ordered: ({ day, month, year }) => `تاريخ الطلب ${year}/${two(month)}/${two(day)}`,
    partOf: (parts) => `جزء من ${parts} شحنات`,
    shipTo: 'الشحن إلى',
    collectedBy: 'إلى',
    contents: 'محتويات الطرد',
    pieces: (count) => `عدد القطع: ${count}`,
    items: 'قيمة محتويات الطرد',
    note: 'ملاحظة العميل',
    oneOf: (parts) => `هذه واحدة من ${parts} شحنات لطلبك.`,
    thanks: 'شكرًا لطلبك.',
    sheet: (code) => `ورقة ${code}`,
  },
  ja: {
    ordered: ({ day, month, year }) => `ご注文日 ${year}年${month}月${day}日`,
    partOf: (parts) => `全${parts}個口のうちの1個口`,
    shipTo: 'お届け先',
    collectedBy: 'お客様',
    contents: 'お届け内容',
    pieces: (count) => `${count}点`,
    items: '商品小計',
    note: 'お客様からのメッセージ',
    oneOf: (parts) => `ご注文は${parts}回に分けてお届けします。`,
    thanks: 'ご注文ありがとうございます。',
    sheet: (code) => `用紙 ${code}`,
  },
}
