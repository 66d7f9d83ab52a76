import { momentOf, type StoryClock } from '../../../../../src-shared/order/story.ts'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { Happened } from '../../../../ui/happened.tsx'
import { cameLater, lookOf, sayRole, type OrderEvent } from './event-look.ts'
import css from './order-timeline.module.css'

interface OrderTimelineProps {
  events: readonly OrderEvent[]
  only?: number
  /** A moment that is replayed: what came after it is shown as still ahead. */
  until?: { atMs: number; clock: StoryClock }
}

/** The story of the order as a vertical line, the newest on top: what, who, when, and when the office heard of it if later. */
export function OrderTimeline({ events, only, until }: OrderTimelineProps) {
  const newestFirst = events.toReversed()
  const shown = only === undefined ? newestFirst : newestFirst.slice(0, only)
  return (
    <ol className={css['line']} aria-label="Timeline, newest first" reversed>
      {shown.map((event) => {
        const { word, icon, tone } = lookOf(event.kind)
        return (
          <li
            key={event.id}
            className={css['event']}
            data-tone={tone}
            data-testid="event"
            data-kind={event.kind}
            data-ahead={(until && momentOf(event, until.clock) > until.atMs) || undefined}
          >
            <span className={css['dot']}>
              <Icon name={icon} size={15} />
            </span>
            <div className={css['text']}>
              <p className={css['head']}>
                <span className={css['word']}>{word}</span>
                <span className={css['when']}>
                  <Happened at={event.at} />
                </span>
              </p>
              {event.detail && (
                <p className={css['detail']}>
                  <bdi>{event.detail}</bdi>
                </p>
              )}
              <p className={css['who']}>
                <bdi>{event.actorName}</bdi> · {sayRole(event.actorRole)}
                {cameLater(event) && (
                  <>
                    {' '}
                    · reached the office <Happened at={event.recordedAt} />
                  </>
                )}
              </p>
            </div>
          </li>
        )
      })}
      {shown.length < events.length && (
        <li className={css['more']}>and {events.length - shown.length} earlier</li>
      )}
    </ol>
  )
}
