import type { PaymentStatus } from '../../../../../src-shared/order/order-status.ts'
import type { IconName } from '../../../../ui/icons/shapes.ts'
import type { Tone } from '../../../../ui/state-badge.tsx'

/** How each state of a payment looks and is called. */
export const PAYMENT_LOOK: Record<PaymentStatus, { tone: Tone; icon: IconName; word: string }> = {
  pending: { tone: 'waiting', icon: 'waiting', word: 'Not yet paid' },
  paid: { tone: 'done', icon: 'check', word: 'Paid' },
  partially_refunded: { tone: 'needs', icon: 'undo', word: 'Partly refunded' },
  refunded: { tone: 'needs', icon: 'undo', word: 'Refunded' },
  failed: { tone: 'stop', icon: 'crossCircle', word: 'Payment failed' },
}
