import type { ExportFormat } from './format.ts'

/**
 * Orders → Export → "Orders" in Shopify's admin (CSV for Excel or plain CSV). Order fields stand on the first row of an
 * order only. https://help.shopify.com/en/manual/fulfillment/managing-orders/exporting-orders
 */
export const shopify: ExportFormat = {
  id: 'shopify',
  name: 'Shopify',
  how: 'In Shopify: Orders, then Export, as plain CSV.',
  needs: ['Name', 'Financial Status', 'Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Total'],
  number: 'Name',
  placedAt: ['Created at', 'Paid at'],
  email: 'Email',
  phone: ['Phone', 'Shipping Phone', 'Billing Phone'],
  note: 'Notes',
  currency: 'Currency',
  shipTo: {
    name: ['Shipping Name'],
    company: 'Shipping Company',
    line1: ['Shipping Address1', 'Shipping Street'],
    line2: 'Shipping Address2',
    city: 'Shipping City',
    region: ['Shipping Province Name', 'Shipping Province'],
    postalCode: 'Shipping Zip',
    country: 'Shipping Country',
    phone: 'Shipping Phone',
  },
  billTo: {
    name: ['Billing Name'],
    company: 'Billing Company',
    line1: ['Billing Address1', 'Billing Street'],
    line2: 'Billing Address2',
    city: 'Billing City',
    region: ['Billing Province Name', 'Billing Province'],
    postalCode: 'Billing Zip',
    country: 'Billing Country',
    phone: 'Billing Phone',
  },
  line: {
    sku: 'Lineitem sku',
    title: 'Lineitem name',
    quantity: 'Lineitem quantity',
    unitPrice: 'Lineitem price',
  },
  sums: { shipping: 'Shipping', tax: 'Taxes', discounts: ['Discount Amount'], total: 'Total' },
  unwanted(cell) {
    if (cell('Cancelled at')) return 'It was cancelled in Shopify.'
    const paid = cell('Financial Status').toLowerCase()
    if (paid !== 'paid') return `It is not paid in Shopify: “${paid || 'no status'}”.`
    const sent = cell('Fulfillment Status').toLowerCase()
    if (sent === 'fulfilled' || sent === 'partial')
      return 'Shopify says that it was sent already, or a part of it.'
    return null
  },
}
