import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import type { IconName } from '../../../../ui/icons/shapes.ts'
import type { Tone } from '../../../../ui/state-badge.tsx'

export type OrderEvent = OrderDetail['events'][number]

interface EventLook {
  word: string
  icon: IconName
  tone: Tone
}

const LOOKS: Record<string, EventLook> = {
  placed: { word: 'Order placed', icon: 'orders', tone: 'waiting' },
  paid: { word: 'Paid', icon: 'money', tone: 'done' },
  payment_failed: { word: 'Payment failed', icon: 'money', tone: 'stop' },
  payment_mismatch: { word: 'Payment does not match', icon: 'money', tone: 'stop' },
  refunded: { word: 'Refunded', icon: 'money', tone: 'needs' },
  routed: { word: 'Sent to a factory', icon: 'route', tone: 'waiting' },
  reassigned: { word: 'Moved to another factory', icon: 'route', tone: 'needs' },
  started: { word: 'Production started', icon: 'working', tone: 'working' },
  packed: { word: 'Packed and verified', icon: 'box', tone: 'working' },
  reopened: { word: 'Packing reopened', icon: 'reopen', tone: 'needs' },
  held: { word: 'Put on hold', icon: 'hold', tone: 'needs' },
  released: { word: 'Released', icon: 'play', tone: 'working' },
  problem: { word: 'Problem reported', icon: 'problem', tone: 'needs' },
  problem_solved: { word: 'Problem solved', icon: 'check', tone: 'working' },
  noted: { word: 'Note added', icon: 'note', tone: 'waiting' },
  shipped: { word: 'Shipped', icon: 'truck', tone: 'done' },
  parcel_added: { word: 'One more parcel', icon: 'box', tone: 'done' },
  completed: { word: 'Completed', icon: 'checkCircle', tone: 'done' },
  delivered: { word: 'Delivered', icon: 'home', tone: 'done' },
  cancel_requested: { word: 'Cancellation asked for', icon: 'problem', tone: 'needs' },
  cancel_refused: { word: 'Cancellation refused', icon: 'crossCircle', tone: 'needs' },
  cancelled: { word: 'Cancelled', icon: 'crossCircle', tone: 'stop' },
  failed: { word: 'Could not be made', icon: 'crossCircle', tone: 'stop' },
  retried: { word: 'Tried again', icon: 'sync', tone: 'working' },
  assigned: { word: 'Assigned to a maker', icon: 'person', tone: 'waiting' },
  withdrawn: { word: 'Taken back from the maker', icon: 'undo', tone: 'needs' },
  file_url: { word: 'Print file handed out', icon: 'file', tone: 'waiting' },
  file_opened: { word: 'Print file opened', icon: 'file', tone: 'waiting' },
  photo_added: { word: 'Photo added', icon: 'picture', tone: 'working' },
  note_changed: { word: 'Note changed', icon: 'edit', tone: 'waiting' },
  customer_note_changed: { word: 'Customer’s note changed', icon: 'edit', tone: 'waiting' },
  parcel_delivered: { word: 'Parcel delivered', icon: 'home', tone: 'done' },
  refund_failed: { word: 'Refund failed', icon: 'money', tone: 'stop' },
  address_changed: { word: 'Address changed', icon: 'pin', tone: 'waiting' },
}

/** How an event looks. A kind of tomorrow that this window does not know is shown by its own name. */
export function lookOf(kind: string): EventLook {
  const bare = kind.includes('.') ? kind.slice(kind.lastIndexOf('.') + 1) : kind
  const known = Object.hasOwn(LOOKS, bare) ? LOOKS[bare] : undefined
  if (known) return known
  const words = bare.replaceAll('_', ' ')
  return { word: words.charAt(0).toUpperCase() + words.slice(1), icon: 'dot', tone: 'waiting' }
}

const APART_MS = 60_000

/** Whether an event reached the cloud noticeably later than it happened: its bench was cut off. */
export const cameLater = (event: Pick<OrderEvent, 'at' | 'recordedAt'>): boolean =>
  Math.abs(Date.parse(event.recordedAt) - Date.parse(event.at)) >= APART_MS

const ROLES: Record<string, string> = {
  shopper: 'customer',
  operator: 'bench',
  maker: 'maker',
  admin: 'office',
  service: 'by itself',
  station: 'station by itself',
}

/** A role in a word for the timeline. */
export const sayRole = (role: string): string => (Object.hasOwn(ROLES, role) ? ROLES[role]! : role)
