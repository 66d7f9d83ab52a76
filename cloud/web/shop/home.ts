import { html } from 'hono/html'
import { formatMoney } from '../../../src-shared/money/money.ts'
import { listShopProducts, type ShopProduct } from '../../catalog/shop-products.ts'
import type { Cloud } from '../../cloud.ts'
import type { CloudApp } from '../../http.ts'
import { showPage, type Html } from '../page.ts'
import { visit } from '../visit.ts'

/** How many pictures are in the first view of a wide screen; the others wait until they are scrolled to. */
const AT_ONCE = 4

/** `/`: everything that can be bought, photographs first. */
export function homeRoute(app: CloudApp, cloud: Cloud): void {
  app.get('/', (c) =>
    visit(c, cloud, async (tx, { shop, cartCount }) => {
      const products = await listShopProducts(tx)
      const body = html`<div class="hero">
          <h1>Made when you order it</h1>
          <p>
            Nothing here lies in a warehouse. We print, press and cut each piece for you, check it by hand,
            and you can follow it to your door.
          </p>
        </div>
        ${
          products.length === 0
            ? html`<p class="notice">The shelves are being filled. Come back soon.</p>`
            : html`<ul class="grid">
                ${products.map(tile)}
              </ul>`
        }`
      return showPage(c, { title: shop.name, shop, cartCount, indexed: true, body })
    }),
  )
}

function tile(product: ShopProduct, index: number): Html {
  const [picture] = product.pictures
  const loading = index < AT_ONCE ? html`fetchpriority="high"` : html`loading="lazy"`
  return html`<li>
    <a href="/products/${product.slug}">
      ${picture ? html`<img class="photo" src="/pictures/${picture.id}" alt="${picture.alt}" width="900" height="900" ${loading} />` : html`<span class="photo"></span>`}
      <h2 dir="auto">${product.title}</h2>
      <p class="price number">${priceRange(product)}</p></a
    >
  </li>`
}

/** `R 120`, or `from R 120` where variants differ. */
function priceRange({ variants, currency }: ShopProduct): string {
  const prices = variants.filter((variant) => variant.available).map((variant) => variant.price)
  if (prices.length === 0) return 'Sold out'
  const least = formatMoney(Math.min(...prices), currency)
  return Math.max(...prices) > Math.min(...prices) ? `from ${least}` : least
}
