import { createHash } from 'node:crypto'
import type { Tx } from '../db/database.ts'
import type { Storage } from '../providers/storage/port.ts'
import { CATALOGUE, ean13, type DemoFile, type DemoProduct } from './catalogue.ts'
import { encodeCanvas } from './encode-canvas.ts'
import { MAKER_PRODUCTS } from './maker-products.ts'
import { productPicture } from './product-picture.ts'

interface Stocking {
  readonly tx: Tx
  readonly storage: Storage
  readonly newId: () => string
  readonly storeId: string
  readonly factories: readonly string[]
  /** What is on the shelf; the whole catalogue by default. */
  readonly products?: readonly DemoProduct[]
}

/** Paints the pictures, writes the print files, and puts every product on the shelf. */
export async function stockTheShop(stocking: Stocking): Promise<void> {
  const { tx, newId, storeId, factories, products = [...CATALOGUE, ...MAKER_PRODUCTS] } = stocking
  const providers: string[] = []
  for (const [index, factory] of factories.entries()) {
    const id = newId()
    await tx.query(
      "insert into fulfillment_providers (id, store_id, type, name, factory_id) values ($1, $2, 'factory', $3, $4)",
      [id, storeId, `Factory ${index + 1}`, factory],
    )
    providers.push(id)
  }
  const makers = products.some((product) => product.madeBy === 'makers')
    ? await addMakersProvider(stocking)
    : ''
  const painted = new Map(
    await Promise.all(products.map(async (product) => [product, await paint(product)] as const)),
  )
  let serial = 1
  // The shop shows what is newest first: the catalogue begins with what it wants to be seen first.
  for (const product of products.toReversed())
    serial = await shelve(stocking, product, painted.get(product)!, { factories: providers, makers }, serial)
}

/** Work for makers waits until the office hands it out: there is one provider for all of them. */
async function addMakersProvider({ tx, newId, storeId }: Stocking): Promise<string> {
  const id = newId()
  await tx.query(
    "insert into fulfillment_providers (id, store_id, type, name) values ($1, $2, 'maker', 'Makers')",
    [id, storeId],
  )
  return id
}

/** A product's pictures as WebP, and the bytes of its files, in their order. */
interface Painted {
  readonly picture: Buffer
  readonly thumbnail: Buffer
  readonly files: readonly Buffer[]
}

/** Painting takes turns, packing the pixels does not: all products at once keep every core busy. */
async function paint({ subject, files }: DemoProduct): Promise<Painted> {
  const [picture, thumbnail, ...bytes] = await Promise.all([
    encodeCanvas(productPicture(subject, 900), 'webp', 82),
    encodeCanvas(productPicture(subject, 128), 'webp', 45),
    ...files.map((file) => file.bytes()),
  ])
  return { picture, thumbnail, files: bytes }
}

async function shelve(
  { tx, storage, newId, storeId }: Stocking,
  product: DemoProduct,
  painted: Painted,
  providers: { readonly factories: readonly string[]; readonly makers: string },
  firstSerial: number,
): Promise<number> {
  const productId = newId()
  await tx.query(
    "insert into products (id, store_id, slug, title, description, type, status, currency) values ($1, $2, $3, $4, $5, 'product', $6, 'ZAR')",
    [productId, storeId, product.slug, product.title, product.description, product.status],
  )
  const key = `pictures/${product.slug}.webp`
  await storage.put(key, painted.picture, 'image/webp')
  await tx.query(
    'insert into product_images (id, store_id, product_id, storage_key, alt, thumbnail) values ($1, $2, $3, $4, $5, $6)',
    [
      newId(),
      storeId,
      productId,
      key,
      product.title,
      `data:image/webp;base64,${painted.thumbnail.toString('base64')}`,
    ],
  )
  const assets = []
  for (const [index, file] of product.files.entries())
    assets.push(await keep(storage, product.slug, file, painted.files[index]!))
  let serial = firstSerial
  for (const [position, variant] of product.variants.entries()) {
    const variantId = newId()
    await tx.query(
      `insert into product_variants (id, store_id, product_id, sku, title, price, codes, place, specs, print_assets, fulfillment_provider, estimated_production_days, position)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $13, $11, $12)`,
      [
        variantId,
        storeId,
        productId,
        variant.sku,
        variant.title,
        variant.price,
        [ean13(serial)],
        variant.place,
        JSON.stringify(variant.specs),
        JSON.stringify(assets),
        product.days,
        position,
        product.madeBy === 'makers' ? 'maker' : 'factory',
      ],
    )
    serial += 1
    // Textiles are made in the second factory; what makers do not make, in the first.
    const factory = product.subject.kind === 'shirt' ? providers.factories[1] : providers.factories[0]
    const provider = product.madeBy === 'makers' ? providers.makers : factory
    await tx.query(
      'insert into provider_product_mappings (id, store_id, variant_id, provider_id, cost_price) values ($1, $2, $3, $4, $5)',
      [newId(), storeId, variantId, provider, Math.round(variant.price * 0.45)],
    )
  }
  return serial
}

async function keep(storage: Storage, slug: string, file: DemoFile, bytes: Buffer): Promise<object> {
  const key = `print-assets/${slug}-${file.name}`
  await storage.put(key, bytes, file.mediaType)
  return {
    key,
    name: file.name,
    mediaType: file.mediaType,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}
