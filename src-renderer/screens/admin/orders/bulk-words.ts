import type { BulkAction } from '../../../../src-shared/cloud-contract/desk.ts'
import type { IconName } from '../../../ui/icons/shapes.ts'

interface BulkWords {
  readonly title: string
  readonly lead: string
  /** What has to be typed; null for nothing. */
  readonly asks: 'Reason' | 'Note' | null
  readonly action: string
  /** What has happened to those that were done. */
  readonly done: string
  readonly icon: IconName
}

/** What each bulk action is called and what it does. */
export const BULK_WORDS: Record<BulkAction['kind'], BulkWords> = {
  deliver: {
    title: 'Confirm delivery',
    lead: 'Every parcel of these orders that is on its way is marked delivered, and the customers are told by mail.',
    asks: null,
    action: 'They have arrived',
    done: 'delivered',
    icon: 'home',
  },
  note: {
    title: 'Add a note',
    lead: 'The note is added to each of these orders. Whoever still works on one sees it at once.',
    asks: 'Note',
    action: 'Add the note',
    done: 'noted',
    icon: 'note',
  },
  hold: {
    title: 'Hold back',
    lead: 'Nothing of these orders is started, packed or shipped until it is released. The benches see the reason.',
    asks: 'Reason',
    action: 'Hold back',
    done: 'on hold',
    icon: 'hold',
  },
  release: {
    title: 'Release',
    lead: 'What is held back of these orders goes on. The benches see the reason.',
    asks: 'Reason',
    action: 'Release',
    done: 'released',
    icon: 'play',
  },
  cancel: {
    title: 'Cancel',
    lead: 'What has not left of these orders is cancelled and paid back. What has left stays as it is.',
    asks: 'Reason',
    action: 'Cancel these orders',
    done: 'cancelled',
    icon: 'crossCircle',
  },
}
