import type { PrintFile } from '../../src-shared/fulfillment/document.ts'
import type { ReplicaHouse } from '../replica/replica-house.ts'
import { isDiskTrouble } from '../replica/sqlite.ts'
import type { CacheFolder } from './cache-folder.ts'
import { download, type Downloaded } from './download.ts'
import type { FileRef, Link } from './port.ts'
import { canBeSmall, thumbnailOf } from './thumbnail.ts'
import type { Thumbnails } from './thumbnails.ts'
import { readSealedWhole } from './vault/sealed-file.ts'

/** What fetching needs of the station. */
export interface FetchingDoors {
  readonly house: ReplicaHouse
  readonly stationKey: Uint8Array
  readonly monotonic: () => number
  readonly linkTo: (ref: FileRef) => Promise<Link>
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly onChange: () => void
}

interface Running {
  readonly cancel: AbortController
  state: 'waiting' | 'downloading'
  bytesHere: number
  ended: Promise<void>
}

/** The files that are being fetched now, by their content, and what went wrong with others. */
export interface Fetching {
  of(sha256: string): Readonly<Pick<Running, 'state' | 'bytesHere'>> | null
  /** Why a file is not here, for the person who wanted it. */
  complaint(sha256: string): string | null
  complain(sha256: string, sentence: string): void
  start(ref: FileRef, file: PrintFile): void
  /** Once it has stopped: whether there was anything to stop. */
  cancel(sha256: string): Promise<boolean>
  close(): Promise<void>
}

const AT_ONCE = 2
const PROGRESS_EVERY_MS = 250
const SENTENCES: Record<Exclude<Downloaded & { ok: false }, never>['why'], string | null> = {
  cancelled: null,
  network: 'The download broke off. What arrived is kept; try again to go on.',
  wrong_content:
    'The file that arrived is not the one that was ordered, so it was thrown away. Tell the office if it happens twice.',
  no_space: 'The disk of this station is full. Free some space, then try again.',
}

/** Two at a time; who asks for more waits. Each try asks for a link of its own, because a link is good for one use. */
export function openFetching(options: FetchingDoors, cache: CacheFolder, thumbnails: Thumbnails): Fetching {
  const { house, stationKey, onChange } = options
  const running = new Map<string, Running>()
  const complaints = new Map<string, string>()
  const queue: (() => void)[] = []
  let active = 0

  async function smallPicture(file: PrintFile): Promise<string | null> {
    if (!canBeSmall(file)) return null
    const bytes = await readSealedWhole(cache.wholePath(file.sha256), stationKey, file)
    const picture = await thumbnailOf(bytes)
    return picture && thumbnails.seal(picture, file)
  }

  async function fetchFile(ref: FileRef, file: PrintFile, job: Running): Promise<void> {
    const note = (state: 'partial' | 'ready', bytes: number, thumbnail: string | null = null): void =>
      house.use((replica) =>
        replica.transact(() =>
          replica.files.put({ sha256: file.sha256, state, bytes, thumbnail, neededBy: ref.fulfillmentId }),
        ),
      )
    if (active >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve))
    active++
    try {
      if (job.cancel.signal.aborted) return
      job.state = 'downloading'
      onChange()
      // Noted before the first byte is here, so that the next start knows what it was for.
      note('partial', house.use((replica) => replica.files.find(file.sha256))?.bytes ?? 0)
      const link = await options.linkTo(ref)
      if (!link.ok) return void complaints.set(file.sha256, link.sentence)
      let toldAt = options.monotonic()
      const result = await download(
        (url, headers, signal) => options.fetch(url, { headers, signal }),
        link.url,
        file,
        { part: cache.partPath(file.sha256), whole: cache.wholePath(file.sha256), stationKey },
        job.cancel.signal,
        (bytesHere) => {
          job.bytesHere = bytesHere
          if (options.monotonic() - toldAt < PROGRESS_EVERY_MS) return
          toldAt = options.monotonic()
          onChange()
        },
      )
      if (result.ok) note('ready', file.bytes, await smallPicture(file))
      else note('partial', result.bytesHere)
      const sentence = result.ok ? null : SENTENCES[result.why]
      if (sentence) complaints.set(file.sha256, sentence)
    } catch (error) {
      complaints.set(file.sha256, isDiskTrouble(error) ? SENTENCES.no_space! : SENTENCES.network!)
    } finally {
      active--
      running.delete(file.sha256)
      queue.shift()?.()
      onChange()
    }
  }

  return {
    of: (sha256) => running.get(sha256) ?? null,
    complaint: (sha256) => complaints.get(sha256) ?? null,
    complain: (sha256, sentence) => void complaints.set(sha256, sentence),
    start(ref, file) {
      complaints.delete(file.sha256)
      const job: Running = {
        cancel: new AbortController(),
        state: 'waiting',
        bytesHere: 0,
        ended: Promise.resolve(),
      }
      running.set(file.sha256, job)
      job.ended = fetchFile(ref, file, job)
      onChange()
    },
    async cancel(sha256) {
      const job = running.get(sha256)
      job?.cancel.abort()
      await job?.ended
      return job !== undefined
    },
    async close() {
      for (const job of running.values()) job.cancel.abort()
      await Promise.all([...running.values()].map((job) => job.ended))
    },
  }
}
