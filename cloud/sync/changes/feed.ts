import { toInstant, type Clock } from '../../../src-shared/std/instant.ts'
import type { Log } from '../../config/log.ts'
import type { Claims, Database } from '../../db/database.ts'
import { cursorOf } from '../cursor.ts'
import { chunkOf, lineChunk, type Chunk } from './lines.ts'
import { boundsOf, readChanges, type Changes } from './read-changes.ts'

/** Someone who follows a scope: one open stream of one station. */
export interface Reader {
  readonly device: { readonly id: string }
  readonly incarnation: string
  /** Hands over chunks; never waits. A reader that is too slow is cut off by itself. */
  send(...chunks: Chunk[]): void
  /** Whether the connection is over. */
  readonly gone: boolean
  /** Asks the door again whether this station may still read this scope. */
  mayStillRead(): Promise<boolean>
  end(): void
}

/** What a feed remembers of a reader: all of it fits in a few words, because the documents are shared. */
interface Place {
  ackSeq: number
  /** Everything below it was handed over: the stream's cursor, which only ever grows. */
  xmin: bigint
}

/** What a feed needs of the world. */
export interface FeedParts {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  /** The database's epoch, as cursors carry it. */
  epoch(): string
}

/**
 * One scope's changes for all of its readers in this process: a poke causes one query, its answer is encoded and
 * compressed once, and each reader gets the same bytes, followed by a cursor line of its own.
 *
 * Turns follow one another, never side by side. A reader joins with a query of its own after the turn's shared one:
 * it then knows at least what the feed knows, and what it knows beyond that comes once more, which does no harm.
 */
export interface Feed {
  /** Something may have changed: look now, or once more after the turn that is running. */
  poke(): void
  /** Lets a reader follow that has everything up to the snapshot `since`. */
  join(reader: Reader, since: string): void
  leave(reader: Reader): void
  /** A sign of life to everyone, with the cursor where it moved. */
  beat(): void
  /** What the stations of a store print with may have changed; with `null`, perhaps of any store. */
  tellOfPapers(storeId: string | null): void
  readonly readers: number
  /** Ends every stream. */
  close(): void
}

export function openFeed(parts: FeedParts, claims: Claims, scope: string): Feed {
  const places = new Map<Reader, Place>()
  let joining: { reader: Reader; since: string }[] = []
  let since: string | null = null
  let running = false
  let again = false

  const time = (): string => toInstant(parts.clock.now())
  const cursorLine = ({ xmin, ackSeq }: Place): Chunk =>
    lineChunk({ t: 'cursor', cursor: cursorOf({ epoch: parts.epoch(), xid: xmin }), ackSeq, time: time() })

  const dropLost = async (lost: readonly string[]): Promise<void> => {
    if (lost.length === 0) return
    for (const reader of [...places.keys()].filter(({ device }) => lost.includes(device.id))) {
      if (await reader.mayStillRead().catch(() => false)) continue
      places.delete(reader)
      reader.end()
    }
  }

  const share = async (changes: Changes): Promise<void> => {
    await dropLost(changes.lostDevices)
    const acks = new Map(changes.acks.map((ack) => [`${ack.device} ${ack.incarnation}`, ack.seq]))
    const news = changes.lines.length > 0 ? await chunkOf(`${changes.lines.join('\n')}\n`) : null
    for (const [reader, place] of places) {
      const ackSeq = acks.get(`${reader.device.id} ${reader.incarnation}`)
      if (!news && ackSeq === undefined) continue
      place.ackSeq = ackSeq ?? place.ackSeq
      place.xmin = changes.xmin
      reader.send(...(news ? [news] : []), cursorLine(place))
    }
  }

  const welcome = async ({ reader, since: from }: { reader: Reader; since: string }): Promise<void> => {
    const asker = { device: reader.device.id, incarnation: reader.incarnation }
    const changes = await readChanges(parts.db, claims, scope, from, asker)
    since ??= changes.snapshot
    if (changes.lostDevices.includes(asker.device) && !(await reader.mayStillRead())) return reader.end()
    const ack = changes.acks.find(
      (one) => one.device === asker.device && one.incarnation === asker.incarnation,
    )
    const place = { ackSeq: ack?.seq ?? 0, xmin: changes.xmin }
    const news = changes.lines.length > 0 ? [await chunkOf(`${changes.lines.join('\n')}\n`)] : []
    if (reader.gone) return
    places.set(reader, place)
    reader.send(...news, cursorLine(place))
  }

  const turn = async (): Promise<void> => {
    if (places.size === 0) since = null
    if (since !== null) {
      const changes = await readChanges(parts.db, claims, scope, since)
      if (changes.xmax < boundsOf(since).xmax) return wentBackwards()
      await share(changes)
      // Only now: the heart beats during a turn, and must not promise what is still being packed.
      since = changes.snapshot
    }
    for (const newcomer of joining) {
      await welcome(newcomer).catch((error: Error) => {
        parts.log.warn(
          { scope, device: newcomer.reader.device.id, error: error.message },
          'A stream could not begin; the station comes again',
        )
        newcomer.reader.end()
      })
      joining = joining.filter((other) => other !== newcomer)
    }
  }

  /** The database is an older one than a moment ago: it was restored under us. Everyone asks anew, and gets a reset. */
  const wentBackwards = (): void => {
    parts.log.error({ scope, since }, 'The database went back in time: all streams of this scope were ended')
    close()
  }

  const poke = (): void => {
    again = true
    if (running) return
    running = true
    void (async () => {
      while (again) {
        again = false
        await turn().catch((error: Error) =>
          parts.log.warn(
            { scope, error: error.message },
            'A feed could not look for changes; it looks again soon',
          ),
        )
      }
      running = false
    })()
  }

  const close = (): void => {
    const everyone = [...places.keys(), ...joining.map(({ reader }) => reader)]
    places.clear()
    joining = []
    everyone.forEach((reader) => reader.end())
  }

  return {
    poke,
    join(reader, from) {
      joining.push({ reader, since: from })
      poke()
    },
    leave(reader) {
      places.delete(reader)
      joining = joining.filter((newcomer) => newcomer.reader !== reader)
    },
    beat() {
      const ping = lineChunk({ t: 'ping', time: time() })
      const seen = since === null ? 0n : boundsOf(since).xmin
      for (const [reader, place] of places) {
        const moved = seen > place.xmin
        if (moved) place.xmin = seen
        reader.send(ping, ...(moved ? [cursorLine(place)] : []))
      }
    },
    tellOfPapers(storeId) {
      if (storeId !== null && storeId !== claims.store_id) return
      const line = lineChunk({ t: 'ping', time: time(), papers: 'changed' })
      for (const reader of places.keys()) reader.send(line)
    },
    get readers() {
      return places.size + joining.length
    },
    close,
  }
}
