import { html } from 'hono/html'
import type { PublicOrder, PublicPart } from '../../orders/public-order.ts'
import { storyOf, type Step, type StepName } from '../../orders/story.ts'
import type { Html } from '../page.ts'
import { day, pieces } from '../words.ts'
import { cancelledMoney } from './refund-words.ts'

/** What a step is called while it is ahead, while it is happening, and once it is over. */
const WORDS: Record<StepName, Record<Step['state'], string>> = {
  paid: { ahead: 'Payment', now: 'Paid', done: 'Paid' },
  making: { ahead: 'Making', now: 'We are making it', done: 'Made' },
  packed: { ahead: 'Packed', now: 'Checked and packed', done: 'Checked and packed' },
  on_its_way: { ahead: 'On its way', now: 'On its way to you', done: 'On its way' },
  delivered: { ahead: 'Delivered', now: 'Delivered', done: 'Delivered' },
}

/** What happens next, said at the step that is happening. */
const NEXT: Record<StepName, string> = {
  paid: 'Next, we make it. Each piece is made for you.',
  making: 'Next, every piece is checked and packed.',
  packed: 'Next, the carrier collects it, and we write to you with the tracking number.',
  on_its_way: 'The carrier brings it to your door.',
  delivered: '',
}

/** One part of an order as a vertical line, from paid to delivered. */
export function storyLine(order: PublicOrder, part: PublicPart, index: number): Html {
  const steps = storyOf(order, part)
  const title =
    order.parts.length > 1
      ? html`<h2>Part ${index + 1} of ${order.parts.length}</h2>`
      : html`<h2 class="hidden">Where it is</h2>`
  const items = html`<p class="soft">
    <bdi>${part.items.map((item) => `${item.quantity} × ${item.title}`).join(', ')}</bdi>
  </p>`
  if (!steps)
    return html`<section class="card stack">
      ${title}${items}
      <p class="notice bad">
        <strong>Cancelled</strong>This part is not made. ${cancelledMoney(order, part)}
      </p>
    </section>`
  const troubled =
    part.state === 'failed'
      ? html`<p class="notice warn">
          <strong>We are sorting something out</strong>This part takes longer than planned. We will write to
          you.
        </p>`
      : ''
  return html`<section class="card stack">
    ${title}${items}${troubled}
    <ol class="story">
      ${steps.map((step) => stepLine(step, part))}
    </ol>
  </section>`
}

const stepLine = (step: Step, part: PublicPart): Html =>
  html`<li class="${step.state}" ${step.state === 'now' ? html`aria-current="step"` : ''}>
    ${step.state === 'done' ? html`<span class="tick" aria-hidden="true">✓</span>` : ''}
    <h3>
      ${WORDS[step.name][step.state]}${step.state === 'ahead' ? html`<span class="hidden"> (still ahead)</span>` : ''}
    </h3>
    ${step.at ? html`<p>${day(step.at)}</p>` : ''}${expected(step, part)}${step.state === 'now' && NEXT[step.name] ? html`<p>${NEXT[step.name]}</p>` : ''}
    ${step.name === 'on_its_way' && step.at ? part.parcels.map(parcelCard) : ''}
  </li>`

/** When a parcel should leave, while it has not. */
const expected = (step: Step, part: PublicPart): Html | '' =>
  step.name === 'on_its_way' && step.state === 'ahead'
    ? html`<p>Planned for ${day(new Date(part.dueAt))}</p>`
    : ''

const parcelCard = (parcel: PublicPart['parcels'][number]): Html =>
  html`<div class="parcel">
    <div><strong>${parcel.carrierName}</strong><br /><span class="code">${parcel.trackingNumber}</span></div>
    ${parcel.trackingUrl ? html`<a href="${parcel.trackingUrl}" rel="noreferrer noopener" target="_blank">Where is it now?<span class="hidden"> (${parcel.trackingNumber}, opens the carrier's page)</span></a>` : ''}
  </div>`

/** How it stands in one sentence, for the top of the page. */
export function headline({ status, paymentStatus, parts }: PublicOrder): string {
  const left = parts.filter((part) => part.state === 'shipped' || part.state === 'delivered').length
  if (paymentStatus === 'failed') return 'The payment was declined'
  switch (status) {
    case 'pending_payment':
      return 'Waiting for the payment'
    case 'new':
      return 'Your order is with us'
    case 'in_production':
      return 'We are making your order'
    case 'partially_shipped':
      return `${pieces(left, 'part')} of ${parts.length} ${left === 1 ? 'has' : 'have'} left`
    case 'shipped':
      return 'Your order is on its way'
    case 'delivered':
      return 'Your order has arrived'
    case 'cancelled':
      return 'This order was cancelled'
  }
}
