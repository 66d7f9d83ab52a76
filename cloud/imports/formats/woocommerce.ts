import type { ExportFormat } from './format.ts'

/**
 * WooCommerce itself exports no order lines. These are the columns of the plugin "Advanced Order Export For WooCommerce"
 * as it comes, with products as rows. https://wordpress.org/plugins/woo-order-export-lite/
 */
export const woocommerce: ExportFormat = {
  id: 'woocommerce',
  name: 'WooCommerce',
  how: 'With the plugin “Advanced Order Export For WooCommerce”: Export Orders, CSV, with its own columns and “products as rows”.',
  needs: ['Order Number', 'Order Status', 'Item Name', 'Item Cost', 'Order Total Amount'],
  number: 'Order Number',
  placedAt: 'Order Date',
  email: 'Email (Billing)',
  phone: 'Phone (Billing)',
  note: 'Customer Note',
  currency: ['Order Currency', 'Currency'],
  shipTo: {
    name: ['First Name (Shipping)', 'Last Name (Shipping)'],
    company: 'Company (Shipping)',
    line1: 'Address 1&2 (Shipping)',
    city: 'City (Shipping)',
    region: ['State Name (Shipping)', 'State Code (Shipping)'],
    postalCode: 'Postcode (Shipping)',
    country: 'Country Code (Shipping)',
  },
  billTo: {
    name: ['First Name (Billing)', 'Last Name (Billing)'],
    company: 'Company (Billing)',
    line1: 'Address 1&2 (Billing)',
    city: 'City (Billing)',
    region: ['State Name (Billing)', 'State Code (Billing)'],
    postalCode: 'Postcode (Billing)',
    country: 'Country Code (Billing)',
    phone: 'Phone (Billing)',
  },
  line: {
    sku: 'SKU',
    title: 'Item Name',
    quantity: ['Quantity (- Refund)', 'Quantity'],
    unitPrice: 'Item Cost',
  },
  sums: {
    shipping: 'Order Shipping Amount',
    tax: 'Order Total Tax Amount',
    discounts: ['Cart Discount Amount'],
    total: 'Order Total Amount',
  },
  unwanted(cell) {
    const status = cell('Order Status').toLowerCase().replace(/^wc-/, '')
    if (status === 'processing') return null
    if (status === 'completed') return 'WooCommerce says that it is completed: nothing is left to make.'
    return `It is not to be made yet: its status in WooCommerce is “${status || 'empty'}”.`
  },
}
