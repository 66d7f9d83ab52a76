import { html } from 'hono/html'
import type { Html } from './page.ts'

/** A thing that was or will be bought, as one line of a list. */
export interface ThingLine {
  readonly title: string
  readonly variant: string
  readonly quantity: number
  /** Address of a small picture, or a data URL. */
  readonly picture: string | null
  readonly amount: string
}

/** Picture, title and variant, how many, and what it costs. */
export const thingLine = ({ title, variant, quantity, picture, amount }: ThingLine): Html =>
  html`<li>
    ${picture ? html`<img src="${picture}" alt="" width="52" height="52" />` : html`<span class="blank"></span>`}
    <div>
      <h3 dir="auto">${title}</h3>
      <p class="soft small"><bdi>${variant}</bdi> · ${quantity} ${quantity === 1 ? 'piece' : 'pieces'}</p>
    </div>
    <span class="number">${amount}</span>
  </li>`
