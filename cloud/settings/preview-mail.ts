import { mailTemplate, type MailTemplate, type ShopperMail } from '../../src-shared/order/mail-template.ts'
import type { MailSection } from '../../src-shared/cloud-contract/store-settings.ts'
import { reckonTax } from '../../src-shared/order/tax.ts'
import { feeIn, zoneOf } from '../../src-shared/order/shipping-rates.ts'
import { sampleFulfillment, type SampleOrder } from '../../src-shared/print/sample-orders.ts'
import type { SellingShop } from '../catalog/shop.ts'
import type { ComposedMail } from '../notifications/compose-mail.ts'
import { confirmationMail } from '../notifications/confirmation-mail.ts'
import { deliveredMail } from '../notifications/delivered-mail.ts'
import type { MailFacts } from '../notifications/mail-facts.ts'
import { shippedMail } from '../notifications/shipped-mail.ts'

const KIND: Readonly<Record<MailSection, ShopperMail>> = {
  mailConfirmation: 'confirmation',
  mailShipped: 'shipped',
  mailDelivered: 'delivered',
}

type Preview =
  | ({ readonly ok: true } & Pick<ComposedMail, 'subject' | 'html' | 'text'>)
  | { readonly ok: false; readonly problems: { field: string; sentence: string }[] }

/** A mail about a made-up order, by the very composer that writes the real ones; or what is wrong with its words. */
export function previewMail(
  shop: SellingShop & { readonly id: string },
  publicUrl: string,
  wish: { readonly section: MailSection; readonly content: MailTemplate; readonly sample: SampleOrder },
): Preview {
  const kind = KIND[wish.section]
  const read = mailTemplate(kind).safeParse(wish.content)
  if (!read.success)
    return {
      ok: false,
      problems: read.error.issues.map(({ path, message }) => ({
        field: path.join('.'),
        sentence: `${message}.`,
      })),
    }
  const doc = sampleFulfillment(wish.sample)
  const facts = factsOf(shop, publicUrl, wish.sample)
  const part = { ...doc, parts: doc.order.parts }
  const { subject, html, text } =
    kind === 'confirmation'
      ? confirmationMail(facts, read.data)
      : kind === 'shipped'
        ? shippedMail(facts, part, read.data)
        : deliveredMail(facts, part, read.data)
  return { ok: true, subject, html, text }
}

function factsOf(
  shop: SellingShop & { readonly id: string },
  publicUrl: string,
  sample: SampleOrder,
): MailFacts {
  const doc = sampleFulfillment(sample)
  const items = doc.items.map(({ title, variant, quantity, unitPrice }) => ({
    title,
    variant,
    quantity,
    unitPrice: unitPrice ?? 0,
  }))
  const subtotal = items.reduce((sum, item) => sum + item.quantity * item.unitPrice, 0)
  const country = doc.shipTo?.country ?? null
  const zone = zoneOf(shop.zones, country)
  const shipping = zone ? feeIn(zone, subtotal) : 0
  const { tax, added } = reckonTax(subtotal + shipping, shop.tax, country)
  return {
    storeId: shop.id,
    storeName: shop.name,
    supportEmail: shop.supportEmail,
    orderNumber: doc.order.number,
    customerName: doc.order.customerName,
    shipTo: doc.shipTo,
    currency: shop.currency,
    subtotal,
    shipping,
    tax,
    taxLabel: shop.tax.label,
    taxIncluded: shop.tax.included,
    total: subtotal + shipping + added,
    items,
    trackUrl: `${publicUrl}/track?key=example`,
  }
}
