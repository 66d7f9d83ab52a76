import { z } from 'zod'
import { optionalLine, optionalParagraph } from '../std/plain-text.ts'

/** What a mail to a shopper is about. */
export const shopperMail = z.enum(['confirmation', 'shipped', 'delivered'])
export type ShopperMail = z.infer<typeof shopperMail>

const ALWAYS = ['customer_name', 'order_number', 'store_name', 'support_email', 'tracking_link'] as const
/** Words in braces that a mail may hold; everything else in braces is a mistake. */
export const PLACEHOLDERS: Readonly<Record<ShopperMail, readonly string[]>> = {
  confirmation: [...ALWAYS, 'order_total'],
  shipped: [...ALWAYS, 'carrier', 'tracking_number'],
  delivered: [...ALWAYS],
}

const BRACED = /\{([^{}\n]{0,60})\}/g

/** The words in braces of a text that this kind of mail does not know, each once, with their braces. */
export const unknownPlaceholders = (kind: ShopperMail, text: string): string[] => [
  ...new Set(
    Array.from(text.matchAll(BRACED))
      .filter(([, name]) => !PLACEHOLDERS[kind].includes(name!))
      .map(([braced]) => braced),
  ),
]

/** Puts values in the place of the words in braces. What is put in is not looked at again. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(BRACED, (braced, name: string) => values[name] ?? braced)

/** Below this contrast (WCAG AA) words on a button can hardly be read. */
const READABLE = 4.5

/** `#rrggbb`; the button's words are white. */
const accent = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, 'a colour such as #0f6b66')
  .refine((colour) => whiteOn(colour) >= READABLE, 'too light for white words')

/** The contrast of white on a colour, 1 to 21. */
export function whiteOn(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

/** The words of one kind of mail. An empty field means the usual words. */
export const mailTemplate = (kind: ShopperMail) =>
  z
    .object({
      subject: optionalLine(150),
      greeting: optionalParagraph(600),
      closing: optionalParagraph(600),
      accent,
    })
    .superRefine((template, context) => {
      for (const field of ['subject', 'greeting', 'closing'] as const)
        for (const unknown of unknownPlaceholders(kind, template[field]))
          context.addIssue({
            code: 'custom',
            path: [field],
            message: `${unknown} is not known here: use ${PLACEHOLDERS[kind].map((name) => `{${name}}`).join(', ')}`,
          })
    })
export type MailTemplate = z.infer<ReturnType<typeof mailTemplate>>

/** The usual words in the usual colour. */
export const USUAL_MAIL: MailTemplate = { subject: '', greeting: '', closing: '', accent: '#0f6b66' }
