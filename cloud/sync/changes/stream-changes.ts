import { toInstant } from '../../../src-shared/std/instant.ts'
import { readCursor, cursorOf, snapshotBelow } from '../cursor.ts'
import { claimsOf, scopeOf, type SyncDevice } from '../device.ts'
import type { FeedParts } from './feed.ts'
import type { Hub } from './hub.ts'
import { chunkOf, lineChunk } from './lines.ts'
import type { LineWriter } from './line-writer.ts'
import { boundsOf, readChanges, readPage } from './read-changes.ts'

/** What a station asks for. Without a cursor it has nothing yet. */
export interface ChangesRequest {
  readonly cursor: string | null
  readonly incarnation: string
  /** Keep the stream open and send what happens from now on. */
  readonly live: boolean
}

export interface StreamParts extends FeedParts {
  readonly hub: Hub
  /** Work that ended longer ago than this is not sent to a replica that begins. */
  readonly windowDays: number
  /** Documents in one page. */
  readonly pageRows: number
}

/**
 * Answers a station with what it lacks, in pages that wait for the reader, then with what came about meanwhile and a
 * cursor, and then, if it wants, hands the stream to its scope's feed. Resolves when the pages are through (live) or
 * when everything is sent.
 * @returns how to take the stream off its feed, once its reader is gone
 */
export async function streamChanges(
  parts: StreamParts,
  device: SyncDevice,
  wanted: ChangesRequest,
  writer: LineWriter,
  mayStillRead: () => Promise<boolean>,
): Promise<() => void> {
  const nothing = (): void => undefined
  const since = startOf(parts, wanted.cursor)
  if ('reset' in since) {
    reset(writer, since.reset)
    return nothing
  }
  if ('xid' in since && (await wasMovedAfter(parts, device, since.xid))) {
    reset(writer, 'This station was moved: its work is another one.')
    return nothing
  }
  const snapshot = await sendPages(parts, device, since, writer)
  if (snapshot === null) return nothing
  if (!wanted.live) {
    await sendRest(parts, device, wanted.incarnation, snapshot, writer)
    return nothing
  }
  const reader = {
    device,
    incarnation: wanted.incarnation,
    send: writer.send,
    get gone() {
      return writer.gone
    },
    mayStillRead,
    end: writer.end,
  }
  return parts.hub.join(device, reader, snapshot)
}

type Start = { since: string; xid: bigint } | { endedAfter: string }

function startOf(parts: StreamParts, cursor: string | null): Start | { reset: string } {
  if (cursor === null)
    return { endedAfter: toInstant(parts.clock.now() - parts.windowDays * 24 * 60 * 60 * 1000) }
  const read = readCursor(cursor)
  if (!read) return { reset: 'The cursor is not one of ours.' }
  if (read.epoch !== parts.epoch()) return { reset: 'The database was restored or moved.' }
  return { since: snapshotBelow(read.xid), xid: read.xid }
}

/** A cursor of before a move covers the documents of where the station stood then. */
async function wasMovedAfter({ db }: StreamParts, device: SyncDevice, xid: bigint): Promise<boolean> {
  const row = await db.as(claimsOf(device), (tx) =>
    tx.first<{ moved: boolean }>('select moved_xid >= $2::xid8 as moved from devices where id = $1', [
      device.id,
      String(xid),
    ]),
  )
  return row?.moved === true
}

function reset(writer: LineWriter, reason: string): void {
  writer.send(lineChunk({ t: 'reset', reason }))
  writer.end()
}

/** Sends page after page; the next one is read while the last one is compressed. Answers the first one's snapshot, or null when the stream is over. */
async function sendPages(
  parts: StreamParts,
  device: SyncDevice,
  start: Start,
  writer: LineWriter,
): Promise<string | null> {
  const read = (after: string | null) =>
    readPage(parts.db, claimsOf(device), scopeOf(device), start, after, parts.pageRows)
  let page = await read(null)
  const { snapshot } = page
  if ('xid' in start && start.xid > boundsOf(snapshot).xmax) {
    parts.log.error(
      { device: device.id, cursor: String(start.xid), snapshot },
      'A cursor is ahead of the database: if it was restored from a copy of its files, renew the sync epoch',
    )
    reset(writer, 'The cursor is ahead of the database.')
    return null
  }
  for (;;) {
    const next = page.next === null ? null : read(page.next)
    next?.catch(() => undefined)
    if (page.text !== '' && !(await writer.sendGently(await chunkOf(page.text)))) return null
    if (!next) return writer.gone ? null : snapshot
    page = await next
  }
}

/** The end of an answer that does not stay open: what changed during the pages, and the cursor. */
async function sendRest(
  parts: StreamParts,
  device: SyncDevice,
  incarnation: string,
  since: string,
  writer: LineWriter,
): Promise<void> {
  const asker = { device: device.id, incarnation }
  const { lines, acks, xmin } = await readChanges(parts.db, claimsOf(device), scopeOf(device), since, asker)
  const ack = acks.find((one) => one.device === device.id && one.incarnation === incarnation)
  if (lines.length > 0) writer.send(await chunkOf(`${lines.join('\n')}\n`))
  writer.send(
    lineChunk({
      t: 'cursor',
      cursor: cursorOf({ epoch: parts.epoch(), xid: xmin }),
      ackSeq: ack?.seq ?? 0,
      time: toInstant(parts.clock.now()),
    }),
  )
  writer.end()
}
