/** A column by name; several are tried in this order and the first that is there and not empty counts. */
export type Column = string | readonly string[]

/** Where an address stands. Columns that the export does not have are left out. */
export interface AddressColumns {
  /** Put together with a space. */
  readonly name: readonly string[]
  readonly company?: string
  readonly line1: Column
  readonly line2?: string
  readonly city: string
  readonly region?: Column
  readonly postalCode: string
  readonly country: string
  readonly phone?: string
}

/** How one shop system writes its orders: one row a line item, with its own names of columns. */
export interface ExportFormat {
  readonly id: 'shopify' | 'woocommerce' | 'etsy'
  readonly name: string
  /** Which export of the system this is, and how to get it. */
  readonly how: string
  /** Columns without which it is not this export. */
  readonly needs: readonly string[]
  /** Rows with the same value, one after the other, are one order. */
  readonly number: string
  readonly placedAt: Column
  /** Null where the system does not tell. */
  readonly email: string | null
  readonly phone?: Column
  readonly note?: string
  readonly currency: Column | null
  readonly shipTo: AddressColumns
  /** Where goods go that have no address of their own. */
  readonly billTo?: AddressColumns
  readonly line: {
    readonly sku: string
    readonly title: string
    readonly quantity: Column
    readonly unitPrice: string
  }
  readonly sums: {
    readonly shipping: string
    readonly tax: string
    /** All of them are taken off. */
    readonly discounts: readonly string[]
    /** Null where the export has no total: then it is reckoned. */
    readonly total: string | null
  }
  /** Why an order is not to be made at all (not paid, already sent), in words; null where it is. */
  readonly unwanted: (cell: (column: string) => string) => string | null
}
