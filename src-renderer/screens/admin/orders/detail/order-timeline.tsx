import { Icon } from '../../../../ui/icons/icon.tsx'
import { Happened } from '../../../../ui/happened.tsx'
import { cameLater, lookOf, sayRole, type OrderEvent } from './event-look.ts'
import css from './order-timeline.module.css'

/** The story of the order as a vertical line, the newest on top: what, who, when, and when the office heard of it if later. */
export function OrderTimeline({ events, only }: { events: readonly OrderEvent[]; only?: number }) {
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
