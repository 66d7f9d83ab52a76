import { html } from 'hono/html'
import { formatMoney } from '../../../src-shared/money/money.ts'
import { findShopProduct, type ShopProduct, type ShopVariant } from '../../catalog/shop-products.ts'
import { MOST_OF_ONE } from '../../checkout/cart.ts'
import type { Cloud } from '../../cloud.ts'
import type { CloudApp } from '../../http.ts'
import { notFoundPage } from '../error-page.ts'
import { showPage, type Html } from '../page.ts'
import { visit } from '../visit.ts'
import { pieces } from '../words.ts'

/** `/products/{slug}`: one product, its variants, and the way into the cart. */
export function productRoute(app: CloudApp, cloud: Cloud): void {
  app.get('/products/:slug', async (c) => {
    const page = await visit(c, cloud, async (tx, { shop, visitor, cartCount }) => {
      const product = await findShopProduct(tx, c.req.param('slug'))
      return (
        product &&
        showPage(c, {
          title: product.title,
          shop,
          cartCount,
          indexed: true,
          body: productPage(product, visitor.formToken),
        })
      )
    })
    return page ?? notFoundPage(c, cloud)
  })
}

const productPage = (product: ShopProduct, formToken: string): Html =>
  html`<div class="product">
    <div class="pictures">
      ${
        product.pictures.length === 0
          ? html`<span class="photo"></span>`
          : product.pictures.map(
              (picture, index) =>
                html`<img
                  class="photo"
                  src="/pictures/${picture.id}"
                  alt="${picture.alt}"
                  width="900"
                  height="900"
                  ${index === 0 ? html`fetchpriority="high"` : html`loading="lazy"`}
                />`,
            )
      }
    </div>
    <div class="buy stack">
      <h1 dir="auto">${product.title}</h1>
      ${product.description ? html`<p class="prose" dir="auto">${product.description}</p>` : ''}${buyForm(product, formToken)}${specsOf(product)}
    </div>
  </div>`

function buyForm(product: ShopProduct, formToken: string): Html {
  const first = product.variants.find((variant) => variant.available)
  if (!first)
    return html`<p class="notice warn"><strong>Sold out</strong>We cannot make this at the moment.</p>`
  const slowest = Math.max(...product.variants.map((variant) => variant.days))
  return html`<form class="form" method="post" action="/cart/add">
    <input type="hidden" name="form_token" value="${formToken}" /><input
      type="hidden"
      name="back"
      value="${product.slug}"
    />
    <fieldset>
      <legend>${product.variants.length > 1 ? 'Choose one' : 'Price'}</legend>
      <div class="choices">
        ${product.variants.map((variant) => choice(product, variant, variant === first))}
      </div>
    </fieldset>
    <div class="field">
      <label for="quantity">How many</label
      ><input
        id="quantity"
        type="number"
        name="quantity"
        value="1"
        min="1"
        max="${MOST_OF_ONE}"
        inputmode="numeric"
        required
      />
    </div>
    <button class="button wide">Put into cart</button>
    <p class="soft small">
      ${slowest === 0 ? 'Leaves us the same day.' : `Made for you in ${pieces(slowest, 'business day')}, then on its way with a tracking number.`}
    </p>
  </form>`
}

const choice = (product: ShopProduct, variant: ShopVariant, checked: boolean): Html =>
  html`<label class="choice">
    <input
      type="radio"
      name="variant"
      value="${variant.id}"
      required
      ${checked ? 'checked' : ''}
      ${variant.available ? '' : 'disabled'}
    />
    <span dir="auto">${variant.title}</span
    ><span class="number"
      >${variant.available ? formatMoney(variant.price, product.currency) : 'Sold out'}</span
    ></label
  >`

/** The facts that hold for every variant; what differs is in the variant's own name. */
function specsOf({ variants }: ShopProduct): Html {
  const [first, ...others] = variants
  const common = (first?.specs ?? []).filter((spec) =>
    others.every((variant) =>
      variant.specs.some((one) => one.name === spec.name && one.value === spec.value),
    ),
  )
  return common.length === 0
    ? html``
    : html`<dl class="facts">
        ${common.map(
          (spec) =>
            html`<dt dir="auto">${spec.name}</dt>
              <dd dir="auto">${spec.value}</dd>`,
        )}
      </dl>`
}
