import { z } from 'zod'
import { fulfillmentId, printJobId, printerId } from '../ids/ids.ts'
import { logo } from '../print/logo.ts'
import { sampleOrder } from '../print/sample-orders.ts'
import { paperTemplates } from '../print/templates.ts'
import { isTimeZone } from '../std/day-in-zone.ts'
import { instant } from '../std/instant.ts'

/** What can come out of a printer. */
export const paperKind = z.enum(['shipping_label', 'packing_slip', 'item_label', 'test_page'])
export type PaperKind = z.infer<typeof paperKind>

export const printerSettings = z.object({
  id: printerId,
  name: z.string().min(1).max(60),
  language: z.enum(['zpl', 'escpos']),
  /** `virtual` shows what came out as an image; `tcp` is raw printing on port 9100. */
  connection: z.discriminatedUnion('via', [
    z.object({ via: z.literal('virtual') }),
    z.object({
      via: z.literal('tcp'),
      host: z.string().regex(/^[A-Za-z0-9.:-]{1,255}$/),
      port: z.int().min(1).max(65535).default(9100),
    }),
  ]),
  dotsPerMm: z.union([z.literal(6), z.literal(8), z.literal(12), z.literal(24)]).default(8),
  /** Printable width, and for labels the height too, in millimetres. */
  widthMm: z.number().min(20).max(220),
  heightMm: z.number().min(10).max(400).nullable(),
  /** Which papers this printer is the first choice for on this station. */
  prints: z.array(paperKind),
})
export type PrinterSettings = z.infer<typeof printerSettings>

export const printJobState = z.enum(['queued', 'sent', 'printed', 'unknown', 'failed', 'cancelled'])
export type PrintJobState = z.infer<typeof printJobState>

export const printJob = z.object({
  id: printJobId,
  printerId,
  printerName: z.string(),
  kind: paperKind,
  fulfillmentId: fulfillmentId.nullable(),
  orderNumber: z.string().nullable(),
  /** Which parcel's label, or which item's. */
  subject: z.string().nullable(),
  /** 1 is the first sheet; a higher one is a reprint, has its reason, and says COPY on the paper. */
  copy: z.int().positive(),
  reason: z.string().nullable(),
  requestedBy: z.string(),
  state: printJobState,
  at: instant,
  sentAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** What went wrong or is not known, and what to do. */
  sentence: z.string().nullable(),
})
export type PrintJob = z.infer<typeof printJob>

export const printRequest = z.object({
  kind: paperKind,
  fulfillmentId: fulfillmentId.nullable(),
  /** Parcel id for a shipping label, item id for an item label; null for the first parcel or all items. */
  subjectId: z.uuid().nullable().default(null),
  printerId: printerId.nullable().default(null),
  /** Wanted where the same paper was printed before. */
  reason: z.string().min(1).max(200).nullable().default(null),
})
export type PrintRequest = z.infer<typeof printRequest>

/** Where the same paper exists already, a reason has to be given first: `needs_reason`. */
export const printResult = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), jobs: z.array(printJob) }),
  z.object({
    ok: z.literal(false),
    why: z.enum(['needs_reason', 'no_printer', 'not_allowed', 'nothing_to_print', 'no_space']),
    sentence: z.string(),
  }),
])
export type PrintResult = z.infer<typeof printResult>

/** Templates that are still being written, tried on a made-up order. */
export const templateTrial = z.object({
  kind: z.enum(['packing_slip', 'shipping_label', 'item_label']),
  sample: sampleOrder,
  store: z.object({
    name: z.string().max(200),
    addressLines: z.array(z.string().max(200)).max(10),
    logo: logo.nullable(),
    timeZone: z.string().refine(isTimeZone),
    templates: paperTemplates,
  }),
})
export type TemplateTrial = z.infer<typeof templateTrial>

export const preview = z.object({ svg: z.string(), widthMm: z.number(), heightMm: z.number() })
export type Preview = z.infer<typeof preview>

/** A person's word on a job in doubt: the sheet is there, or it is not (then it may be printed again). */
export const doubtAnswer = z.object({ jobId: printJobId, cameOut: z.boolean() })
