import { ActionIcon, Button } from '@mantine/core'
import { useId, type KeyboardEvent } from 'react'
import { Icon } from '../../../../../ui/icons/icon.tsx'
import { sayExactly } from '../../../../../ui/say-when.ts'
import css from './story.module.css'

const MINUTE = 60_000
/** More marks than this would be one bar. */
const MARKS = 200

interface ReplayControlProps {
  /** The moments at which something happened, oldest first, in milliseconds. */
  moments: readonly number[]
  nowMs: number
  /** The moment that is shown; null is now. */
  atMs: number | null
  onMove: (atMs: number | null) => void
}

/** Which moment is shown: any minute from the order's first to now. Left and right move by minutes, page up and down from event to event. */
export function ReplayControl({ moments, nowMs, atMs, onMove }: ReplayControlProps) {
  const id = useId()
  const first = moments[0] ?? nowMs
  const shown = atMs ?? nowMs
  const [from, to] = [
    Math.floor(first / MINUTE),
    Math.max(Math.floor(nowMs / MINUTE), Math.floor(first / MINUTE) + 1),
  ]
  const earlier = moments.findLast((moment) => moment < shown)
  const later = moments.find((moment) => moment > shown)
  const goTo = (ms: number | undefined): void => onMove(ms === undefined || ms >= nowMs ? null : ms)
  const toMinute = (minute: number): void =>
    // The whole minute: what happened in it has happened. The first one begins with the order.
    onMove(minute >= to ? null : Math.max(first, minute * MINUTE + MINUTE - 1))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return
    event.preventDefault()
    if (event.key === 'PageUp') goTo(later)
    else if (earlier !== undefined) onMove(earlier)
  }
  return (
    <div className={css['control']} role="group" aria-label="Replay">
      <div className={css['track']}>
        <input
          id={id}
          type="range"
          className={css['range']}
          min={from}
          max={to}
          step={1}
          value={atMs === null ? to : Math.floor(atMs / MINUTE)}
          onChange={(event) => toMinute(Number(event.currentTarget.value))}
          onKeyDown={onKeyDown}
          aria-label="The order as it was at"
          aria-valuetext={atMs === null ? 'now' : sayExactly(atMs)}
          data-testid="replay"
        />
        <div className={css['marks']} aria-hidden>
          {moments.slice(-MARKS).map((moment) => (
            <span
              key={moment}
              className={css['mark']}
              data-past={moment <= shown}
              style={{ insetInlineStart: `${((moment / MINUTE - from) * 100) / (to - from)}%` }}
            />
          ))}
        </div>
      </div>
      <div className={css['steps']}>
        <ActionIcon
          variant="default"
          aria-label="To the event before"
          disabled={earlier === undefined}
          onClick={() => earlier !== undefined && onMove(earlier)}
        >
          <Icon name="left" size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label="To the next event"
          disabled={later === undefined}
          onClick={() => goTo(later)}
        >
          <Icon name="right" size={16} />
        </ActionIcon>
        <label htmlFor={id} className={css['moment']} data-testid="replay-moment">
          {atMs === null ? 'Now' : sayExactly(atMs)}
        </label>
        <Button size="compact-sm" variant="subtle" disabled={atMs === null} onClick={() => onMove(null)}>
          Now
        </Button>
      </div>
    </div>
  )
}
