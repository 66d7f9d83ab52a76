import type { TimelineEntry } from '../../../src-shared/fulfillment/document.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import type { IconName } from '../../ui/icons/shapes.ts'
import type { Tone } from '../../ui/state-badge.tsx'
import { Happened } from '../../ui/happened.tsx'
import css from './timeline.module.css'

export interface Happening {
  readonly id: string
  readonly at: string
  readonly word: string
  readonly icon: IconName
  readonly tone: Tone
  readonly by: string
  readonly detail: string
}

const KINDS: Record<TimelineEntry['kind'], { word: string; icon: IconName; tone: Tone }> = {
  routed: { word: 'Came to this factory', icon: 'route', tone: 'waiting' },
  started: { word: 'Started', icon: 'working', tone: 'working' },
  packed: { word: 'Packed', icon: 'box', tone: 'working' },
  reopened: { word: 'Packing started over', icon: 'reopen', tone: 'waiting' },
  held: { word: 'Put on hold', icon: 'hold', tone: 'needs' },
  released: { word: 'Released', icon: 'play', tone: 'working' },
  problem: { word: 'Problem reported', icon: 'problem', tone: 'needs' },
  problem_solved: { word: 'Problem solved', icon: 'check', tone: 'working' },
  noted: { word: 'Note', icon: 'note', tone: 'waiting' },
  shipped: { word: 'Shipped', icon: 'truck', tone: 'done' },
  parcel_added: { word: 'Parcel added', icon: 'plus', tone: 'done' },
  completed: { word: 'Completed', icon: 'checkCircle', tone: 'done' },
  delivered: { word: 'Delivered', icon: 'home', tone: 'done' },
  cancel_requested: { word: 'Cancelling was asked for', icon: 'problem', tone: 'needs' },
  cancel_refused: { word: 'Too late to cancel', icon: 'cross', tone: 'waiting' },
  cancelled: { word: 'Cancelled', icon: 'crossCircle', tone: 'stop' },
  failed: { word: 'Failed', icon: 'crossCircle', tone: 'stop' },
  retried: { word: 'Tried again', icon: 'sync', tone: 'waiting' },
  address_changed: { word: 'Address changed', icon: 'pin', tone: 'needs' },
  reassigned: { word: 'Moved to another factory', icon: 'route', tone: 'waiting' },
  assigned: { word: 'Assigned to a maker', icon: 'person', tone: 'waiting' },
  withdrawn: { word: 'Taken back from the maker', icon: 'route', tone: 'needs' },
  photo_added: { word: 'Photo added', icon: 'picture', tone: 'working' },
}

/** A fulfilment's own entries as happenings. */
export const happeningsOf = (timeline: readonly TimelineEntry[]): readonly Happening[] =>
  timeline.map((entry) => ({
    id: entry.id,
    at: entry.at,
    ...KINDS[entry.kind],
    by: entry.by.name,
    detail: entry.detail,
  }))

/** The story as a vertical line, newest on top. */
export function Timeline({ happenings }: { happenings: readonly Happening[] }) {
  return (
    <ol className={css['line']} aria-label="Timeline">
      {happenings.toReversed().map((each) => (
        <li key={each.id} className={css['entry']}>
          <span className={css['knot']} data-tone={each.tone}>
            <Icon name={each.icon} size={17} />
          </span>
          <div className={css['words']}>
            <p className={css['what']}>
              <strong>{each.word}</strong>
              <span className={css['when']}>
                <Happened at={each.at} />
              </span>
            </p>
            {each.detail && <p className={css['detail']}>{each.detail}</p>}
            <p className={css['by']}>
              <bdi>{each.by}</bdi>
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
