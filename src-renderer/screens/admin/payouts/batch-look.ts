import type { BatchState, PayoutState } from '../../../../src-shared/maker/ledger.ts'
import type { IconName } from '../../../ui/icons/shapes.ts'
import type { Tone } from '../../../ui/state-badge.tsx'

interface Look {
  readonly tone: Tone
  readonly icon: IconName
  readonly word: string
}

/** How a batch stands. */
export const BATCH_LOOK: Record<BatchState, Look> = {
  draft: { tone: 'needs', icon: 'info', word: 'To approve' },
  approved: { tone: 'working', icon: 'check', word: 'Approved' },
  exported: { tone: 'working', icon: 'file', word: 'At the bank' },
  paid: { tone: 'done', icon: 'checkCircle', word: 'Paid' },
  cancelled: { tone: 'stop', icon: 'crossCircle', word: 'Cancelled' },
}

/** How one payout stands. */
export const PAYOUT_LOOK: Record<PayoutState, Look> = {
  draft: { tone: 'waiting', icon: 'waiting', word: 'Waiting' },
  approved: { tone: 'working', icon: 'check', word: 'Approved' },
  exported: { tone: 'working', icon: 'file', word: 'At the bank' },
  paid: { tone: 'done', icon: 'checkCircle', word: 'Paid' },
  returned: { tone: 'needs', icon: 'undo', word: 'Came back' },
  cancelled: { tone: 'stop', icon: 'crossCircle', word: 'Left out' },
}
