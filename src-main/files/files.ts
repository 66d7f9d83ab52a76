import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PrintFile } from '../../src-shared/fulfillment/document.ts'

import type { LocalFile } from '../../src-shared/station-contract/files.ts'
import type { ReplicaHouse } from '../replica/replica-house.ts'
import { download, type Downloaded } from './download.ts'
import type { FileRef as AskedFile, Link, OpenFile } from './port.ts'
import { thumbnailOf } from './thumbnail.ts'

export interface FilesOptions {
  readonly house: ReplicaHouse
  /** Made if it is not there. */
  readonly folder: string
  readonly now: () => string
  readonly monotonic: () => number
  readonly linkTo: (ref: AskedFile) => Promise<Link>
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly openFile: OpenFile
  readonly onChange: () => void
}

type Done = { readonly ok: true } | { readonly ok: false; readonly sentence: string }
interface Running {
  readonly cancel: AbortController
  state: 'waiting' | 'downloading'
  bytesHere: number
  ended: Promise<void>
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

export type Files = ReturnType<typeof openFiles>

/** The print files of the work that is here: what they are comes with the documents, their bytes on demand. */
export function openFiles(options: FilesOptions) {
  const { house, folder, onChange } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const running = new Map<string, Running>()
  const sentences = new Map<string, string>()
  const queue: (() => void)[] = []
  let active = 0

  /** Files are named by what is in them, so that the same artwork of ten orders is fetched once. */
  const pathOf = (file: PrintFile): string =>
    join(folder, `${file.sha256}${/\.[a-z0-9]{1,8}$/i.exec(file.name)?.[0].toLowerCase() ?? ''}`)
  const find = ({ fulfillmentId, printFileId }: AskedFile) => {
    const doc = house.use((replica) => replica.fulfillments.find(fulfillmentId))?.doc
    const file = doc?.printFiles.find(({ id }) => id === printFileId)
    return doc && file ? { doc, file } : null
  }
  const isReady = (file: PrintFile): boolean =>
    house.use((replica) => replica.files.find(file.sha256))?.state === 'ready' && existsSync(pathOf(file))

  function shown(file: PrintFile, fulfillmentId: LocalFile['fulfillmentId'], orderNumber: string): LocalFile {
    const known = house.use((replica) => replica.files.find(file.sha256))
    const now = running.get(file.sha256)
    const ready = known?.state === 'ready' && existsSync(pathOf(file))
    const sentence = sentences.get(file.sha256) ?? null
    return {
      file,
      fulfillmentId,
      orderNumber,
      state: now ? now.state : ready ? 'ready' : sentence === null ? 'remote' : 'failed',
      bytesHere: now ? now.bytesHere : ready ? file.bytes : (known?.bytes ?? 0),
      thumbnail: ready ? (known?.thumbnail ?? null) : null,
      sentence,
    }
  }

  async function fetchFile(ref: AskedFile, file: PrintFile, job: Running): Promise<void> {
    if (active >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve))
    active++
    try {
      if (job.cancel.signal.aborted) return
      job.state = 'downloading'
      onChange()
      const link = await options.linkTo(ref)
      if (!link.ok) return void sentences.set(file.sha256, link.sentence)
      let toldAt = options.monotonic()
      const result = await download(
        (url, headers, signal) => options.fetch(url, { headers, signal }),
        link.url,
        file,
        { part: join(folder, `${file.sha256}.part`), whole: pathOf(file) },
        job.cancel.signal,
        (bytesHere) => {
          job.bytesHere = bytesHere
          if (options.monotonic() - toldAt < PROGRESS_EVERY_MS) return
          toldAt = options.monotonic()
          onChange()
        },
      )
      const thumbnail = result.ok ? await thumbnailOf(pathOf(file), file.mediaType, file.bytes) : null
      house.use((replica) =>
        replica.files.put({
          sha256: file.sha256,
          state: result.ok ? 'ready' : 'partial',
          bytes: result.ok ? file.bytes : result.bytesHere,
          thumbnail,
        }),
      )
      const sentence = result.ok ? null : SENTENCES[result.why]
      if (sentence) sentences.set(file.sha256, sentence)
    } finally {
      active--
      running.delete(file.sha256)
      queue.shift()?.()
      onChange()
    }
  }

  return {
    list({
      fulfillmentId,
      search,
      limit,
    }: {
      fulfillmentId: string | null
      search: string
      limit: number
    }): LocalFile[] {
      const ids =
        fulfillmentId === null
          ? house
              .use((replica) =>
                replica.queue.lines({ filter: 'open', search, offset: 0, limit }, options.now()),
              )
              .rows.map(({ id }) => id)
          : [fulfillmentId]
      const docs = ids
        .map((id) => house.use((replica) => replica.fulfillments.find(id))?.doc)
        .filter((doc) => doc !== undefined)
      return docs
        .flatMap((doc) => doc.printFiles.map((file) => shown(file, doc.id, doc.order.number)))
        .slice(0, limit)
    },

    /** Starts to fetch, and returns at once; how it goes is told by `onChange` and seen in the list. */
    download(ref: AskedFile): Done {
      const found = find(ref)
      if (!found) return { ok: false, sentence: 'This file is no longer with this station.' }
      const { file } = found
      if (running.has(file.sha256) || isReady(file)) return { ok: true }
      sentences.delete(file.sha256)
      const job: Running = {
        cancel: new AbortController(),
        state: 'waiting',
        bytesHere: 0,
        ended: Promise.resolve(),
      }
      running.set(file.sha256, job)
      job.ended = fetchFile(ref, file, job)
      onChange()
      return { ok: true }
    },

    /** Stops fetching; what has arrived stays for the next time. */
    async cancel(ref: AskedFile): Promise<Done> {
      const job = running.get(find(ref)?.file.sha256 ?? '')
      if (!job) return { ok: false, sentence: 'This file is not being fetched.' }
      job.cancel.abort()
      await job.ended
      return { ok: true }
    },

    /** The path of a file that is here whole; null else. */
    pathTo(ref: AskedFile): { path: string; name: string; mediaType: string } | null {
      const found = find(ref)
      return found && isReady(found.file)
        ? { path: pathOf(found.file), name: found.file.name, mediaType: found.file.mediaType }
        : null
    },

    async open(
      ref: AskedFile,
      how: 'open' | 'reveal',
    ): Promise<{ ok: boolean; link: string | null; sentence: string | null }> {
      const found = find(ref)
      if (!found || !isReady(found.file))
        return { ok: false, link: null, sentence: 'This file is not here yet. Download it first.' }
      try {
        const { link } = await options.openFile({ path: pathOf(found.file), name: found.file.name, ref }, how)
        return { ok: true, link, sentence: null }
      } catch {
        return { ok: false, link: null, sentence: 'No program on this machine could open the file.' }
      }
    },

    async close(): Promise<void> {
      for (const job of running.values()) job.cancel.abort()
      await Promise.all([...running.values()].map((job) => job.ended))
    },
  }
}
