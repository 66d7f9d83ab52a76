import type { ExportFormat } from './format.ts'

/**
 * "Order items" (EtsySoldOrderItems…csv) of Shop Manager → Settings → Options → Download data. It has neither e-mail
 * addresses nor an order's total. https://help.etsy.com/hc/en-us/articles/360000343508
 */
export const etsy: ExportFormat = {
  id: 'etsy',
  name: 'Etsy',
  how: 'In Etsy: Shop Manager, Settings, Options, Download data, and there “Order items”.',
  needs: ['Order ID', 'Item Name', 'Quantity', 'Price', 'Order Shipping', 'Ship Name'],
  number: 'Order ID',
  placedAt: ['Sale Date', 'Date Paid'],
  email: null,
  currency: 'Currency',
  shipTo: {
    name: ['Ship Name'],
    line1: 'Ship Address1',
    line2: 'Ship Address2',
    city: 'Ship City',
    region: 'Ship State',
    postalCode: 'Ship Zipcode',
    country: 'Ship Country',
  },
  line: { sku: 'SKU', title: 'Item Name', quantity: 'Quantity', unitPrice: 'Price' },
  sums: {
    shipping: 'Order Shipping',
    tax: 'Order Sales Tax',
    discounts: ['Discount Amount', 'Shipping Discount'],
    total: null,
  },
  unwanted: (cell) => (cell('Date Shipped') ? 'Etsy says that it was sent already.' : null),
}

/** "Orders" (EtsySoldOrders…csv) of the same page: an order a row, without its items. */
export const ETSY_ORDERS_ONLY = ['Order ID', 'Full Name', 'Number of Items', 'Order Value']
