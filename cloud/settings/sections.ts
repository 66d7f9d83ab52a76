import { z } from 'zod'
import {
  SECTIONS,
  type SectionContent,
  type SectionName,
} from '../../src-shared/cloud-contract/store-settings.ts'
import { USUAL_MAIL } from '../../src-shared/order/mail-template.ts'
import { oneFeeEverywhere } from '../../src-shared/order/shipping-rates.ts'
import { PLAIN_PAPERS } from '../../src-shared/print/templates.ts'
import type { Tx } from '../db/database.ts'

/** What a section says while nobody has saved it. */
const USUAL = {
  ...PLAIN_PAPERS,
  mailConfirmation: USUAL_MAIL,
  mailShipped: USUAL_MAIL,
  mailDelivered: USUAL_MAIL,
}
type Kept = keyof typeof USUAL
type OnTheStore = Exclude<SectionName, Kept>

const isKept = (section: SectionName): section is Kept => section in USUAL

/** How the sections that are columns of the store's row are read, as one JSON object each. */
const READ: Readonly<Record<OnTheStore, string>> = {
  store: `json_build_object('name', s.name, 'addressLines', s.address_lines, 'supportEmail', s.support_email, 'logo', s.logo, 'timeZone', s.time_zone)`,
  tax: `json_build_object('percent', s.tax_percent, 'label', s.tax_label, 'included', s.tax_included, 'exceptions', s.tax_exceptions)`,
  shipping: `json_build_object('zones', s.shipping_zones, 'fee', s.shipping_fee)`,
  makers: `json_build_object('ratePercent', s.maker_rate_percent, 'payoutApprovalThreshold', s.payout_approval_threshold)`,
}

/** How they are written, from the section as JSON in `$2`. */
const WRITE: Readonly<Record<OnTheStore, string>> = {
  store: `name = $2::jsonb ->> 'name', address_lines = $2::jsonb -> 'addressLines', support_email = $2::jsonb ->> 'supportEmail',
    logo = nullif($2::jsonb -> 'logo', 'null'), time_zone = $2::jsonb ->> 'timeZone'`,
  tax: `tax_percent = ($2::jsonb ->> 'percent')::numeric, tax_label = $2::jsonb ->> 'label', tax_included = ($2::jsonb ->> 'included')::boolean,
    tax_exceptions = $2::jsonb -> 'exceptions'`,
  shipping: `shipping_zones = $2::jsonb -> 'zones'`,
  makers: `maker_rate_percent = ($2::jsonb ->> 'ratePercent')::numeric, payout_approval_threshold = ($2::jsonb ->> 'payoutApprovalThreshold')::bigint`,
}

const feeAndZones = z.object({ zones: z.array(z.unknown()), fee: z.number() })

/** A section as it is in force. Needs the rights of the service, or a person's of the office. */
export async function readSection<Name extends SectionName>(
  tx: Tx,
  storeId: string,
  section: Name,
): Promise<SectionContent[Name]> {
  // The compiler does not follow a name to its own schema.
  const schema = SECTIONS[section] as unknown as z.ZodType<SectionContent[Name]>
  if (isKept(section)) {
    const row = await tx.first<{ content: unknown }>(
      'select content from settings_versions where store_id = $1 and section = $2 order by version desc limit 1',
      [storeId, section],
    )
    return schema.parse(row?.content ?? USUAL[section])
  }
  const row = await tx.first<{ content: unknown }>(
    `select ${READ[section as OnTheStore]} as content from stores s where s.id = $1`,
    [storeId],
  )
  if (!row) throw new Error(`There is no store ${storeId}`)
  if (section !== 'shipping') return schema.parse(row.content)
  const { zones, fee } = feeAndZones.parse(row.content)
  return schema.parse({ zones: zones.length > 0 ? zones : oneFeeEverywhere(fee) })
}

/** Brings what was saved to where everybody reads it. `settings_versions` holds the rest. */
export async function writeThrough(
  service: Tx,
  storeId: string,
  section: SectionName,
  content: unknown,
): Promise<void> {
  if (isKept(section)) return
  await service.query(`update stores set ${WRITE[section]} where id = $1`, [storeId, JSON.stringify(content)])
}
