import type { PrintJobState } from '../../../src-shared/station-contract/printing.ts'
import type { IconName } from '../../ui/icons/shapes.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

const LOOK: Record<PrintJobState, { tone: Tone; icon: IconName; word: string }> = {
  queued: { tone: 'waiting', icon: 'waiting', word: 'Waiting' },
  sent: { tone: 'working', icon: 'printer', word: 'At the printer' },
  printed: { tone: 'done', icon: 'check', word: 'Printed' },
  unknown: { tone: 'needs', icon: 'problem', word: 'In doubt' },
  failed: { tone: 'stop', icon: 'crossCircle', word: 'Not printed' },
  cancelled: { tone: 'waiting', icon: 'cross', word: 'Cancelled' },
}

/** How far a print job is. */
export const PrintJobBadge = ({ state }: { state: PrintJobState }) => <StateBadge {...LOOK[state]} />
