/**
 * Under what an order of another shop exists at most once in a store (`orders.checkout_key` is unique there): the shop as
 * the office calls it and its order number, in small letters and without the signs that people write or leave out.
 */
export const checkoutKeyOf = (shop: string, number: string): string =>
  `import:${tidy(shop)}:${number.trim().toLowerCase().replace(/^#/, '')}`

const tidy = (shop: string): string => shop.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
