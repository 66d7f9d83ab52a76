import { STATE_WORDS, type FulfillmentState } from '../../../../src-shared/fulfillment/lifecycle.ts'
import type { IconName } from '../../../ui/icons/shapes.ts'
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx'

const LOOK: Record<FulfillmentState, { tone: Tone; icon: IconName; word?: string }> = {
  pending: { tone: 'waiting', icon: 'route' },
  submitted: { tone: 'waiting', icon: 'dot', word: 'New' },
  processing: { tone: 'working', icon: 'working', word: 'In production' },
  shipped: { tone: 'done', icon: 'truck' },
  delivered: { tone: 'done', icon: 'home' },
  cancel_requested: { tone: 'needs', icon: 'problem' },
  cancelled: { tone: 'stop', icon: 'crossCircle' },
  failed: { tone: 'stop', icon: 'crossCircle' },
}

interface JobFacts {
  state: FulfillmentState
  /** Truthy while it is held back. */
  hold: unknown
  /** Truthy while something stands in the way. */
  problem: unknown
}

/** How far a job is, in a maker's words: a hold and a problem come before its state. */
export function JobBadge({ job }: { job: JobFacts }) {
  if (job.hold) return <StateBadge tone="needs" icon="hold" word="On hold" />
  if (job.problem) return <StateBadge tone="needs" icon="problem" word="Can’t make it" />
  return <StateBadge word={STATE_WORDS[job.state]} {...LOOK[job.state]} />
}
