/** Rows as a CSV, quoted where it must be. */
export const csv = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  rows
    .map((row) =>
      row
        .map((cell) => (/["\r\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(delimiter),
    )
    .join('\r\n')

const SHOPIFY =
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Shipping Name,Shipping Address1,Shipping Address2,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Cancelled at'.split(
    ',',
  )

export interface ShopifyOrder {
  readonly number?: string
  readonly lines?: readonly (readonly [sku: string, quantity: number, price: string])[]
  /** Cells of the order's first row, by column. */
  readonly cells?: Readonly<Record<string, string>>
}

/** A file as Shopify exports it: order fields on the first row of each order. Two mugs by default. */
export function aShopifyExport(orders: readonly ShopifyOrder[], delimiter = ','): string {
  const rows = orders.flatMap(({ number = '#1001', lines = [['MUG', 2, '185.00']], cells = {} }) => {
    const goods = lines.reduce((sum, [, quantity, price]) => sum + quantity * Number(price), 0)
    return lines.map(([sku, quantity, price], at) => {
      const line = {
        Name: number,
        'Lineitem quantity': String(quantity),
        'Lineitem name': `Article ${sku}`,
        'Lineitem price': price,
        'Lineitem sku': sku,
      }
      const first = {
        Email: 'nomvula@example.com',
        'Financial Status': 'paid',
        'Fulfillment Status': 'unfulfilled',
        Currency: 'ZAR',
        Shipping: '50.00',
        Taxes: '0.00',
        Total: (goods + 50).toFixed(2),
        'Created at': '2026-11-20 10:15:00 +0200',
        'Shipping Name': 'Nomvula Dlamini',
        'Shipping Address1': '12 Long Street',
        'Shipping City': 'Cape Town',
        'Shipping Zip': "'8001",
        'Shipping Country': 'ZA',
        ...cells,
      }
      const all: Record<string, string> = at === 0 ? { ...first, ...line, ...cells } : line
      return SHOPIFY.map((column) => all[column] ?? '')
    })
  })
  return csv([SHOPIFY, ...rows], delimiter)
}

const WOO =
  'Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Company (Billing),Address 1&2 (Billing),City (Billing),State Code (Billing),Postcode (Billing),Country Code (Billing),Email (Billing),Phone (Billing),First Name (Shipping),Last Name (Shipping),Address 1&2 (Shipping),City (Shipping),State Code (Shipping),Postcode (Shipping),Country Code (Shipping),Payment Method Title,Cart Discount Amount,Order Subtotal Amount,Shipping Method Title,Order Shipping Amount,Order Refund Amount,Order Total Amount,Order Total Tax Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost,Coupon Code,Discount Amount,Discount Amount Tax'.split(
    ',',
  )

/** One order of two lines as the WooCommerce plugin writes it, with comma cents and semicolons. */
export const aWooExport = (cells: Readonly<Record<string, string>> = {}): string => {
  const order: Record<string, string> = {
    'Order Number': '5012',
    'Order Status': 'Processing',
    'Order Date': '2026-11-20 10:15',
    'First Name (Billing)': 'Jürgen',
    'Last Name (Billing)': 'Großmann',
    'Address 1&2 (Billing)': 'Oranienstraße 5',
    'City (Billing)': 'Berlin',
    'Postcode (Billing)': '10999',
    'Country Code (Billing)': 'DE',
    'Email (Billing)': 'juergen@example.com',
    'Phone (Billing)': '+49 30 1234',
    'Cart Discount Amount': '10,00',
    'Order Shipping Amount': '4,90',
    'Order Total Amount': '1.234,57',
    'Order Total Tax Amount': '0,00',
    ...cells,
  }
  const lines: Record<string, string>[] = [
    { SKU: 'MUG', 'Item #': '1', 'Item Name': 'Becher', 'Quantity (- Refund)': '3', 'Item Cost': '13,00' },
    {
      SKU: 'POSTER',
      'Item #': '2',
      'Item Name': 'Plakat',
      'Quantity (- Refund)': '1',
      'Item Cost': '1.200,67',
    },
  ]
  return csv([WOO, ...lines.map((line) => WOO.map((column) => ({ ...order, ...line })[column] ?? ''))], ';')
}

/** One order of two items as Etsy writes it. */
export const anEtsyExport = (cells: Readonly<Record<string, string>> = {}): string => {
  const header =
    'Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,Ship Address1,Ship Address2,Ship City,Ship State,Ship Zipcode,Ship Country,Order ID,Variations,Order Type,Listings Type,Payment Type,InPerson Discount,InPerson Location,VAT Paid by Buyer,SKU'.split(
      ',',
    )
  const order: Record<string, string> = {
    'Sale Date': '11/20/26',
    Currency: 'ZAR',
    'Order Shipping': '$8.00',
    'Order Sales Tax': '1.25',
    'Discount Amount': '3.00',
    'Ship Name': 'Bob Roe',
    'Ship Address1': '2 Oak Ave',
    'Ship City': 'Denver',
    'Ship State': 'CO',
    'Ship Zipcode': '80202',
    'Ship Country': 'United States',
    'Order ID': '3002',
    ...cells,
  }
  const lines: Record<string, string>[] = [
    { 'Item Name': 'Mug', Quantity: '1', Price: '$5.00', SKU: 'MUG' },
    { 'Item Name': 'Moon bear, a card', Quantity: '2', Price: '9.00', SKU: '' },
  ]
  return csv([header, ...lines.map((line) => header.map((column) => ({ ...order, ...line })[column] ?? ''))])
}
