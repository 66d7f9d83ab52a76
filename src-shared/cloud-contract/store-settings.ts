import { oc } from '@orpc/contract'
import { z } from 'zod'
import { currency, minorUnits } from '../money/money.ts'
import { mailTemplate } from '../order/mail-template.ts'
import { shippingZones } from '../order/shipping-rates.ts'
import { percent, taxRules } from '../order/tax.ts'
import { logo } from '../print/logo.ts'
import { sampleOrder } from '../print/sample-orders.ts'
import { itemLabelTemplate, labelTemplate, paperTemplates, slipTemplate } from '../print/templates.ts'
import { isTimeZone } from '../std/day-in-zone.ts'
import { instant } from '../std/instant.ts'
import { line } from '../std/plain-text.ts'

/** Who the store is. */
export const storeSection = z.object({
  name: line(80),
  /** As they stand on papers, the country last. */
  addressLines: z.array(line(80)).max(6),
  supportEmail: z.email().max(254),
  logo: logo.nullable(),
  /** In which "today" is reckoned: a name of the IANA list. */
  timeZone: z.string().max(60).refine(isTimeZone, 'a time zone such as Africa/Johannesburg'),
})
/** What makers get, and from which sum on a second person approves a payout. */
export const makersSection = z.object({
  ratePercent: percent.or(z.literal(100)),
  payoutApprovalThreshold: minorUnits,
})
const shippingSection = z.object({ zones: shippingZones })

/** Every part of the settings that is saved, versioned and restored by itself. */
export const SECTIONS = {
  store: storeSection,
  tax: taxRules,
  shipping: shippingSection,
  makers: makersSection,
  slip: slipTemplate,
  label: labelTemplate,
  itemLabel: itemLabelTemplate,
  mailConfirmation: mailTemplate('confirmation'),
  mailShipped: mailTemplate('shipped'),
  mailDelivered: mailTemplate('delivered'),
} as const

export type SectionName = keyof typeof SECTIONS
export type SectionContent = { readonly [Name in SectionName]: z.infer<(typeof SECTIONS)[Name]> }
export const sectionName = z.enum(Object.keys(SECTIONS) as [SectionName, ...SectionName[]])

/** Version 0 is what was there before anybody saved. */
const basedOn = z.int().nonnegative()
const versioned = <Content extends z.ZodType>(content: Content) =>
  z.object({
    version: basedOn,
    content,
    savedBy: z.string().nullable(),
    savedAt: instant.nullable(),
    /** The older version that was brought back by this one. */
    restoredFrom: basedOn.nullable(),
  })
export type Versioned<Content> = z.infer<ReturnType<typeof versioned<z.ZodType<Content>>>>

const saving = <Name extends SectionName>(name: Name) =>
  z.object({ section: z.literal(name), basedOn, content: SECTIONS[name] })

const saved = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), version: basedOn }),
  z.object({
    ok: z.literal(false),
    why: z.enum(['changed_meanwhile', 'no_such_version']),
    sentence: z.string(),
    /** What the other one saved: nothing of it was written over. */
    current: versioned(z.unknown()),
  }),
])
export type Saved = z.infer<typeof saved>

const mailSection = z.enum(['mailConfirmation', 'mailShipped', 'mailDelivered'])
export type MailSection = z.infer<typeof mailSection>

/** What a station prints with, and what it knows its store by. */
export const storePapers = z.object({
  version: z.int().nonnegative(),
  name: z.string(),
  addressLines: z.array(z.string()),
  supportEmail: z.string(),
  timeZone: z.string(),
  logo: logo.nullable(),
  templates: paperTemplates,
})
export type StorePapers = z.infer<typeof storePapers>

const tags = ['settings']

/** Settings of the store and its templates. */
export const storeSettings = {
  read: oc
    .route({
      method: 'GET',
      path: '/store/settings',
      tags,
      summary: 'All settings of the store as they are now',
    })
    .input(z.object({}).optional())
    .output(
      z.object({
        currency,
        store: versioned(SECTIONS.store),
        tax: versioned(SECTIONS.tax),
        shipping: versioned(SECTIONS.shipping),
        makers: versioned(SECTIONS.makers),
        slip: versioned(SECTIONS.slip),
        label: versioned(SECTIONS.label),
        itemLabel: versioned(SECTIONS.itemLabel),
        mailConfirmation: versioned(SECTIONS.mailConfirmation),
        mailShipped: versioned(SECTIONS.mailShipped),
        mailDelivered: versioned(SECTIONS.mailDelivered),
      }),
    ),
  save: oc
    .route({
      method: 'POST',
      path: '/store/settings',
      tags,
      summary: 'Save one part of the settings as a new version, unless somebody else did meanwhile',
    })
    .input(
      z.discriminatedUnion('section', [
        saving('store'),
        saving('tax'),
        saving('shipping'),
        saving('makers'),
        saving('slip'),
        saving('label'),
        saving('itemLabel'),
        saving('mailConfirmation'),
        saving('mailShipped'),
        saving('mailDelivered'),
      ]),
    )
    .output(saved),
  history: oc
    .route({
      method: 'GET',
      path: '/store/settings/{section}/versions',
      tags,
      summary: 'Earlier versions of one part of the settings, the newest first',
    })
    .input(z.object({ section: sectionName }))
    .output(z.array(versioned(z.unknown()))),
  restore: oc
    .route({
      method: 'POST',
      path: '/store/settings/{section}/restore',
      tags,
      summary: 'Bring an earlier version back, as a new one',
    })
    .input(z.object({ section: sectionName, version: basedOn, basedOn }))
    .output(saved),
  drawLogo: oc
    .route({
      method: 'POST',
      path: '/store/logo-drawings',
      tags,
      summary: 'A PNG or JPEG as black and white dots; nothing is kept',
    })
    .input(z.object({ base64: z.base64().max(700_000) }))
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), logo }),
        z.object({ ok: z.literal(false), sentence: z.string() }),
      ]),
    ),
  previewMail: oc
    .route({
      method: 'POST',
      path: '/store/mail-previews',
      tags,
      summary: 'A mail about a made-up order with these words; nothing is sent',
    })
    .input(
      z.object({
        section: mailSection,
        /** Words that are still being written may hold mistakes: then the answer says which. */
        content: z.object({
          subject: z.string().max(2000),
          greeting: z.string().max(4000),
          closing: z.string().max(4000),
          accent: z.string().max(20),
        }),
        sample: sampleOrder,
      }),
    )
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), subject: z.string(), html: z.string(), text: z.string() }),
        z.object({
          ok: z.literal(false),
          problems: z.array(z.object({ field: z.string(), sentence: z.string() })),
        }),
      ]),
    ),
  papers: oc
    .route({
      method: 'GET',
      path: '/store/papers',
      tags: ['stations'],
      summary: 'What a station prints with; null where it has the newest already',
    })
    .input(z.object({ known: z.coerce.number().int().nonnegative().optional() }))
    .output(z.object({ papers: storePapers.nullable() })),
}
