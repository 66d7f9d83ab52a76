import type { Fulfillment, PrintFile } from '../../src-shared/fulfillment/document.ts'
import type { LocalFile } from '../../src-shared/station-contract/files.ts'
import type { Bytes } from '../../src-shared/std/byte-range.ts'
import { openCacheFolder } from './cache-folder.ts'
import { isFull } from './disk-full.ts'
import { openFetching, type FetchingDoors } from './fetching.ts'
import { fileAnswer, notHere, type FileAnswer } from './file-answer.ts'
import type { FileRef, OpenFile } from './port.ts'
import { openReadableCopies } from './readable-copies.ts'
import { readSealed, SealBroken } from './vault/sealed-file.ts'
import { sealedThumbnails } from './thumbnails.ts'

export interface FilesOptions extends FetchingDoors {
  /** Where sealed files lie, and where readable copies of them may for a while. Made if they are not there. */
  readonly folder: string
  readonly copiesFolder: string
  readonly newId: () => string
  readonly now: () => string
  readonly openFile: OpenFile
  /** A readable copy was made: to be told to the office. */
  readonly onCopy: (ref: FileRef) => void
}

type Done = { readonly ok: true } | { readonly ok: false; readonly sentence: string }
type Opened = { ok: boolean; link: string | null; sentence: string | null }

const GONE = 'This file is no longer with this station.'
const OVER = 'This job is over, so its files are no longer kept here.'
const BROKEN =
  'The copy of this file on the disk was changed or damaged, so it was deleted. Download it again.'

export type Files = ReturnType<typeof openFiles>

/**
 * The print files of the work that is here: what they are comes with the documents, their bytes on demand. On disk the
 * bytes are sealed (vault/sealed-layout.ts), and they stay no longer than an open fulfilment needs them.
 */
export function openFiles(options: FilesOptions) {
  const { house, onChange, stationKey } = options
  const folder = openCacheFolder(options.folder)
  const copies = openReadableCopies(options.copiesFolder, options.newId)
  const thumbnails = sealedThumbnails(stationKey)
  const fetching = openFetching(options, folder, thumbnails)

  const docOf = (id: string): Fulfillment | undefined =>
    house.use((replica) => replica.fulfillments.find(id))?.doc
  const find = ({ fulfillmentId, printFileId }: FileRef): PrintFile | null =>
    docOf(fulfillmentId)?.printFiles.find(({ id }) => id === printFileId) ?? null
  const rowOf = (sha256: string) => house.use((replica) => replica.files.find(sha256))
  const isReady = ({ sha256 }: PrintFile): boolean => rowOf(sha256)?.state === 'ready' && folder.has(sha256)

  function remove(sha256: string): void {
    folder.remove(sha256)
    house.use((replica) => replica.transact(() => replica.files.remove(sha256)))
  }

  /** What is read is what was sealed; a file that was changed on disk is deleted, and the reader gets an error. */
  async function* read(file: PrintFile, range?: Bytes): AsyncGenerator<Uint8Array, void> {
    try {
      yield* readSealed(folder.wholePath(file.sha256), stationKey, file, range)
    } catch (error) {
      if (error instanceof SealBroken) {
        remove(file.sha256)
        fetching.complain(file.sha256, BROKEN)
        onChange()
      }
      throw error
    }
  }

  function shown(file: PrintFile, doc: Fulfillment): LocalFile {
    const known = rowOf(file.sha256)
    const now = fetching.of(file.sha256)
    const ready = isReady(file)
    const sentence = fetching.complaint(file.sha256)
    return {
      file,
      fulfillmentId: doc.id,
      orderNumber: doc.order.number,
      state: now ? now.state : ready ? 'ready' : sentence === null ? 'remote' : 'failed',
      bytesHere: now ? now.bytesHere : ready ? file.bytes : (known?.bytes ?? 0),
      thumbnail: ready && known?.thumbnail ? thumbnails.open(known.thumbnail, file) : null,
      sentence,
    }
  }

  /** Deletes the files and copies that no open fulfilment needs any more. */
  function sweep(): void {
    const orphans = house.use((replica) => replica.files.orphans())
    for (const sha256 of orphans) {
      if (fetching.of(sha256)) {
        void fetching.cancel(sha256).then(sweep)
        continue
      }
      const other = house.use((replica) => replica.files.neededBy(sha256))
      const row = rowOf(sha256)
      if (other === null || !row) remove(sha256)
      else house.use((replica) => replica.transact(() => replica.files.put({ ...row, neededBy: other })))
    }
    copies.wipe((id) => docOf(id)?.endedAt === null)
    if (orphans.length > 0) onChange()
  }

  sweep()
  const known = new Set(house.use((replica) => replica.files.known()))
  folder.tidy((sha256) => known.has(sha256))

  return {
    sweep,
    /** Nobody is at the bench any more: readable copies are deleted. */
    wipeCopies: () => copies.wipe(() => false),

    list(asked: { fulfillmentId: string | null; search: string; limit: number }): LocalFile[] {
      const { fulfillmentId, search, limit } = asked
      const open = () =>
        house
          .use(({ queue }) => queue.lines({ filter: 'open', search, offset: 0, limit }, options.now()))
          .rows.map(({ id }) => id)
      return (fulfillmentId === null ? open() : [fulfillmentId])
        .map(docOf)
        .filter((doc) => doc !== undefined)
        .flatMap((doc) => doc.printFiles.map((file) => shown(file, doc)))
        .slice(0, limit)
    },

    /** Starts to fetch, and returns at once; how it goes is told by `onChange` and seen in the list. */
    download(ref: FileRef): Done {
      const file = find(ref)
      if (!file) return { ok: false, sentence: GONE }
      if (docOf(ref.fulfillmentId)?.endedAt !== null) return { ok: false, sentence: OVER }
      if (!fetching.of(file.sha256) && !isReady(file)) fetching.start(ref, file)
      return { ok: true }
    },

    /** Stops fetching; what has arrived stays for the next time. */
    async cancel(ref: FileRef): Promise<Done> {
      const stopped = await fetching.cancel(find(ref)?.sha256 ?? '')
      return stopped ? { ok: true } : { ok: false, sentence: 'This file is not being fetched.' }
    },

    /** The bytes of a file, for hosts to hand to their window. `range` is a Range header. */
    answer(ref: FileRef, range: string | undefined): FileAnswer {
      const file = find(ref)
      return file && isReady(file) ? fileAnswer(file, range, (part) => read(file, part)) : notHere()
    },

    async open(ref: FileRef, how: 'open' | 'reveal'): Promise<Opened> {
      const no = (sentence: string): Opened => ({ ok: false, link: null, sentence })
      const file = find(ref)
      if (!file || !isReady(file)) return no('This file is not here yet. Download it first.')
      const copy = async (): Promise<string> => {
        const path = await copies.make({ ...file, fulfillmentId: ref.fulfillmentId }, read(file))
        options.onCopy(ref)
        return path
      }
      try {
        const { link } = await options.openFile({ name: file.name, ref, copy }, how)
        return { ok: true, link, sentence: null }
      } catch (error) {
        if (error instanceof SealBroken) return no(BROKEN)
        if (isFull(error)) return no('The disk of this station is full. Free some space, then try again.')
        return no('No program on this machine could open the file.')
      }
    },

    close: fetching.close,
  }
}
