import { z } from 'zod'
import { optionalLine, optionalParagraph } from '../std/plain-text.ts'

/** Languages in which the fixed words of a slip exist. */
export const slipLanguage = z.enum(['en', 'de', 'fr', 'ar', 'ja'])
export type SlipLanguage = z.infer<typeof slipLanguage>

/** What a store makes of its packing slips. */
export const slipTemplate = z.object({
  logo: z.boolean(),
  /** Above the list of things; empty for none. */
  greeting: optionalParagraph(400),
  /** Below everything: how things are sent back. */
  returns: optionalParagraph(800),
  prices: z.boolean(),
  note: z.boolean(),
  language: slipLanguage,
})
export type SlipTemplate = z.infer<typeof slipTemplate>

/** What a store makes of its shipping labels. */
export const labelTemplate = z.object({
  logo: z.boolean(),
  /** Who gets back what cannot be delivered, where that is not the store itself. Both empty for the store. */
  returnName: optionalLine(80),
  returnLines: z.array(optionalLine(80)).max(6),
  footer: optionalLine(80),
})
export type LabelTemplate = z.infer<typeof labelTemplate>

/** What a store makes of the labels of single items. */
export const itemLabelTemplate = z.object({
  /** Where the item is kept; else the sheet's code stands there. */
  place: z.boolean(),
  footer: optionalLine(40),
})
export type ItemLabelTemplate = z.infer<typeof itemLabelTemplate>

/** Templates of everything that a station prints for parcels. */
export const paperTemplates = z.object({
  slip: slipTemplate,
  label: labelTemplate,
  itemLabel: itemLabelTemplate,
})
export type PaperTemplates = z.infer<typeof paperTemplates>

/** The papers of a store that has not made its own yet. */
export const PLAIN_PAPERS: PaperTemplates = {
  slip: { logo: true, greeting: '', returns: '', prices: false, note: true, language: 'en' },
  label: { logo: true, returnName: '', returnLines: [], footer: '' },
  itemLabel: { place: true, footer: '' },
}
