import type { StationEvent } from '../../src-shared/station-contract/status.ts'

/** More changed fulfilments than this are told as "many". */
const MANY = 100

/** Tells windows what has changed. A slow window hears less often, never late and never out of memory: news is merged. */
export interface EventHub {
  tell(event: StationEvent): void
  /** Events from now on, until the signal or until the reader stops. */
  listen(signal: AbortSignal | undefined): AsyncGenerator<StationEvent, void>
  listeners(): number
  close(): void
}

/** What one window has not read yet: at most one of each kind. */
interface Unread {
  add(event: StationEvent): void
  take(): StationEvent[]
}

function unread(): Unread {
  let kinds = new Map<StationEvent['t'], StationEvent>()
  return {
    add(event) {
      const before = kinds.get(event.t)
      if (event.t === 'fulfillments' && before?.t === 'fulfillments') {
        const ids =
          before.ids === null || event.ids === null ? null : [...new Set([...before.ids, ...event.ids])]
        kinds.set(event.t, { t: event.t, ids: ids === null || ids.length > MANY ? null : ids })
      } else kinds.set(event.t, event)
    },
    take() {
      const events = [...kinds.values()]
      kinds = new Map()
      return events
    },
  }
}

export function eventHub(): EventHub {
  const windows = new Set<{ unread: Unread; wake: () => void }>()
  let closed = false
  return {
    tell(event) {
      for (const window of windows) {
        window.unread.add(event)
        window.wake()
      }
    },
    async *listen(signal) {
      const window = { unread: unread(), wake: () => undefined as void }
      const onAbort = () => window.wake()
      signal?.addEventListener('abort', onAbort)
      windows.add(window)
      try {
        while (!signal?.aborted && !closed) {
          const events = window.unread.take()
          for (const event of events) yield event
          if (events.length === 0) await new Promise<void>((resolve) => (window.wake = resolve))
        }
      } finally {
        windows.delete(window)
        signal?.removeEventListener('abort', onAbort)
      }
    },
    listeners: () => windows.size,
    close() {
      closed = true
      for (const window of windows) window.wake()
    },
  }
}
