import { claimsOf, scopeOf, type SyncDevice } from '../device.ts'
import { papersOf } from './papers-scope.ts'
import { openFeed, type Feed, type FeedParts, type Reader } from './feed.ts'

export interface HubTimes {
  /** A poke that was lost is made up for after this long. */
  readonly safetyPollMs: number
  /** How often an open stream gives a sign of life. */
  readonly heartbeatMs: number
}

/** All feeds of this process, one per scope that someone follows. */
export interface Hub {
  /** Something changed in these scopes; with `null`, perhaps in any. */
  poke(scopes: Iterable<string> | null): void
  /** Lets a reader follow its station's scope from the snapshot on that it has. Answers how to stop. */
  join(device: SyncDevice, reader: Reader, since: string): () => void
  /** How many streams are open. */
  readers(): number
  /** Ends all streams; they may come again. */
  cutAll(): void
  close(): void
}

export function openHub(parts: FeedParts, times: HubTimes): Hub {
  const feeds = new Map<string, Feed>()
  const each = (act: (feed: Feed) => void): void => feeds.forEach(act)
  const safety = setInterval(() => each((feed) => feed.poke()), times.safetyPollMs)
  const heart = setInterval(() => each((feed) => feed.beat()), times.heartbeatMs)

  const feedOf = (device: SyncDevice): Feed => {
    const scope = scopeOf(device)
    const open = feeds.get(scope) ?? openFeed(parts, claimsOf({ ...device, id: NOBODY }), scope)
    feeds.set(scope, open)
    return open
  }

  return {
    poke(scopes) {
      if (scopes === null) {
        each((feed) => feed.tellOfPapers(null))
        return each((feed) => feed.poke())
      }
      for (const scope of scopes) {
        const store = papersOf(scope)
        if (store === null) feeds.get(scope)?.poke()
        else each((feed) => feed.tellOfPapers(store))
      }
    },
    join(device, reader, since) {
      const feed = feedOf(device)
      feed.join(reader, since)
      return () => {
        feed.leave(reader)
        if (feed.readers === 0 && feeds.get(scopeOf(device)) === feed) feeds.delete(scopeOf(device))
      }
    },
    readers: () => [...feeds.values()].reduce((sum, feed) => sum + feed.readers, 0),
    cutAll: () => each((feed) => feed.close()),
    close() {
      clearInterval(safety)
      clearInterval(heart)
      each((feed) => feed.close())
      feeds.clear()
    },
  }
}

/** A feed reads for a scope, not for one of its stations. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
