import { STATE_WORDS, type FulfillmentState } from '../../../src-shared/fulfillment/lifecycle.ts'
import type { IconName } from '../../ui/icons/shapes.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

const LOOK: Record<FulfillmentState, { tone: Tone; icon: IconName }> = {
  pending: { tone: 'waiting', icon: 'route' },
  submitted: { tone: 'waiting', icon: 'waiting' },
  processing: { tone: 'working', icon: 'working' },
  shipped: { tone: 'done', icon: 'truck' },
  delivered: { tone: 'done', icon: 'home' },
  cancel_requested: { tone: 'needs', icon: 'problem' },
  cancelled: { tone: 'stop', icon: 'crossCircle' },
  failed: { tone: 'stop', icon: 'crossCircle' },
}

interface BadgeFacts {
  state: FulfillmentState
  /** Truthy while it is held back. */
  hold: unknown
  /** Truthy while something stands in the way. */
  problem: unknown
  packed: number
  pieces: number
}

/** The one state that matters most: a hold and a problem come before packed, packed before the life cycle. */
export function FulfilmentBadge({ row, size }: { row: BadgeFacts; size?: 'sm' | 'md' | 'lg' }) {
  const common = size ? { size } : {}
  if (row.hold) return <StateBadge {...common} tone="needs" icon="hold" word="On hold" />
  if (row.problem) return <StateBadge {...common} tone="needs" icon="problem" word="Problem" />
  if (row.state === 'processing' && row.packed === row.pieces)
    return <StateBadge {...common} tone="working" icon="box" word="Packed" />
  return <StateBadge {...common} {...LOOK[row.state]} word={STATE_WORDS[row.state]} />
}
