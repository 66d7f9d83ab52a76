import { implement } from '@orpc/server'
import type { Actor } from '../../../src-shared/fulfillment/document.ts'
import { stationContract } from '../../../src-shared/station-contract/contract.ts'
import type { LocalFile } from '../../../src-shared/station-contract/files.ts'
import type {
  Person,
  StationEvent,
  StationStatus,
  SyncSign,
} from '../../../src-shared/station-contract/status.ts'
import { windowCloud, type WindowCloud } from '../window-cloud.ts'
import { demoJob, MAKER_HOME, MAKERS } from './demo-jobs.ts'
import { id } from './demo-work.ts'
import { MemoryBench } from './memory-bench.ts'
import { memoryPhotos } from './memory-photos.ts'
import { rasterizeText } from '../../../src-main/printing/rasterize-text.ts'
import { tryTemplate } from '../../../src-main/printing/try-template.ts'
import { MemoryPrinting } from './memory-printing.ts'
import { cancelledMeanwhile } from './refusals.ts'
import { labelSvg, sheetPng } from './sheets.ts'

export interface MemoryStationOptions {
  orders: number
  enrolled: boolean
  signedIn: 'operator' | 'admin' | 'maker' | null
  offline: boolean
  /** Fills the trays: a refusal, a job in doubt. */
  troubles: boolean
  /** Hands out what is kept in memory, so that a test can be the office. */
  onBench?: (bench: MemoryBench) => void
}

const PEOPLE: Person[] = [
  {
    id: id(1, 1),
    name: 'Nandi Mkhize',
    role: 'operator',
    permissions: ['confirm_by_hand', 'reprint', 'manage_printers'],
    hasPin: true,
  },
  { id: id(1, 2), name: 'Jörg Müller-Lüdenscheidt', role: 'operator', permissions: [], hasPin: true },
  {
    id: id(1, 3),
    name: 'Priya Naidoo',
    role: 'admin',
    permissions: ['confirm_by_hand', 'reprint', 'manage_printers'],
    hasPin: true,
  },
  { id: id(1, 4), name: 'عمر حداد', role: 'operator', permissions: ['confirm_by_hand'], hasPin: false },
]

/**
 * A whole station in memory, for looking at the window: PIN of everybody is 1357, password `pack-and-ship`;
 * `admin@…` and `no-pin@…` are who they say, `first@…` has a one-time password, any other address is an operator.
 */
export function memoryStation(options: MemoryStationOptions, now: () => number = Date.now) {
  const listeners = new Set<(event: StationEvent) => void>()
  const tell = (event: StationEvent): void => listeners.forEach((listener) => listener(event))
  const started = new Date(now()).toISOString()
  let enrolled = options.enrolled
  const maker = options.signedIn === 'maker'
  const people = maker ? MAKERS : PEOPLE
  let person: Person | null = people.find((each) => each.role === options.signedIn) ?? null
  const status = (): StationStatus => {
    const [due] = bench.queue({ filter: 'open', search: '', offset: 0, limit: 1 }).rows
    const waiting = [...bench.waiting.values()].reduce((sum, list) => sum + list.length, 0)
    const sync: SyncSign = {
      state: options.offline ? 'offline' : 'online',
      since: started,
      lastHeard: started,
      waiting,
      photos: 0,
      refusals: new Set(refusals.filter((each) => !each.settled).map((each) => each.fulfillmentId)).size,
      bootstrap: null,
      repairs: 0,
      trouble: options.offline
        ? 'The office cannot be reached. Go on working: everything is kept and sent later.'
        : null,
    }
    return {
      version: '0.1.0',
      likelyCloudUrl: 'http://127.0.0.1:4600',
      person,
      printers: printing.signs(),
      sync,
      time: new Date(now()).toISOString(),
      enrolment: enrolled
        ? {
            deviceId: id(4, 1),
            stationName: maker ? 'Workshop' : 'Bench 3',
            cloudUrl: 'http://127.0.0.1:4600',
            factory: maker ? null : { id: id(3, 1), name: 'Harbour Print Works' },
            maker: maker ? MAKER_HOME : null,
          }
        : null,
      nextDue: due
        ? {
            at: due.dueAt,
            orderNumber: due.orderNumber,
            overdue: bench.queue({ filter: 'overdue', search: '', offset: 0, limit: 1 }).total,
          }
        : null,
    }
  }
  const tellStatus = (): void => tell({ t: 'status', status: status() })
  const bench = new MemoryBench(
    options.orders,
    now,
    (ids) => (tell({ t: 'fulfillments', ids }), tellStatus()),
    maker ? demoJob : undefined,
  )
  options.onBench?.(bench)
  const printing = new MemoryPrinting(now, () => (tell({ t: 'printing' }), tellStatus()))
  const docs = [...bench.docs.values()]
  let refusals = options.troubles && docs[5] ? cancelledMeanwhile(docs[5], now()) : []
  if (options.troubles)
    for (const [index, doc] of docs
      .filter((each) => each.state === 'shipped')
      .slice(0, 9)
      .entries()) {
      printing.print(
        {
          kind: index % 3 === 2 ? 'packing_slip' : 'shipping_label',
          fulfillmentId: doc.id,
          subjectId: null,
          printerId: null,
          reason: null,
        },
        doc,
        PEOPLE[0]!,
        index === 4 ? 'unknown' : 'printed',
      )
    }
  const files = new Map<string, Pick<LocalFile, 'state' | 'bytesHere' | 'sentence'>>()
  const me = (): Actor => ({ id: person!.id, name: person!.name, role: person!.role })
  const ok = { ok: true as const }
  const no = (sentence: string) => ({ ok: false as const, sentence })
  const act = (fulfillmentId: string, name: string, args: unknown) =>
    bench.act(fulfillmentId, `fulfillment.${name}`, args, me(), person!.permissions)
  const become = (next: Person | null) => ((person = next), tellStatus(), ok)
  const localFiles = (of: string | null, search: string, limit: number): LocalFile[] =>
    (of
      ? [bench.docs.get(of)!]
      : docs.filter((doc) => doc.state === 'submitted' || doc.state === 'processing')
    )
      .flatMap((doc) =>
        doc.printFiles.map((file, index): LocalFile => {
          const kept =
            files.get(file.id) ??
            (index % 3 === 0
              ? { state: 'ready' as const, bytesHere: file.bytes, sentence: null }
              : { state: 'remote' as const, bytesHere: 0, sentence: null })
          const item = doc.items.find((each) => each.id === file.itemId)
          return {
            file,
            fulfillmentId: doc.id,
            orderNumber: doc.order.number,
            ...kept,
            thumbnail:
              kept.state === 'ready' && file.mediaType.startsWith('image/') ? (item?.picture ?? null) : null,
          }
        }),
      )
      .filter((each) => `${each.file.name} ${each.orderNumber}`.toLowerCase().includes(search.toLowerCase()))
      .slice(0, limit)
  const download = (fileId: string, bytes: number): void => {
    let here = 0
    const timer = setInterval(() => {
      here = Math.min(bytes, here + bytes / 12)
      files.set(fileId, {
        state: here < bytes ? 'downloading' : 'ready',
        bytesHere: Math.floor(here),
        sentence: null,
      })
      tell({ t: 'files' })
      if (here >= bytes) clearInterval(timer)
    }, 120)
  }

  let office: WindowCloud | null = null
  const os = implement(stationContract)
  return os.router({
    status: os.status.handler(status),
    events: os.events.handler(async function* ({ signal }) {
      const pending: StationEvent[] = [{ t: 'status', status: status() }]
      let wake = (): void => undefined
      const listener = (event: StationEvent): void => void (pending.push(event), wake())
      listeners.add(listener)
      signal?.addEventListener('abort', () => wake())
      try {
        while (!signal?.aborted) {
          yield* pending.splice(0)
          if (pending.length === 0) await new Promise<void>((resolve) => (wake = resolve))
        }
      } finally {
        listeners.delete(listener)
      }
    }),
    session: {
      enrol: os.session.enrol.handler(({ input }) =>
        input.code.startsWith('BAD')
          ? no('This code is not known, or it was used already. Ask for a new one.')
          : ((enrolled = true), tellStatus(), ok),
      ),
      signIn: os.session.signIn.handler(({ input }) =>
        input.password === 'pack-and-ship'
          ? become(
              input.email.startsWith('first@')
                ? { ...PEOPLE[0]!, passwordDue: true }
                : (PEOPLE.find((each) => input.email.startsWith(each.hasPin ? each.role : 'no-pin')) ??
                    PEOPLE[0]!),
            )
          : no('Email and password do not match.'),
      ),
      people: os.session.people.handler(() => [...people]),
      switchByPin: os.session.switchByPin.handler(({ input }) =>
        input.pin === '1357'
          ? become(people.find((each) => each.id === input.userId) ?? null)
          : no('That is not the PIN. 4 tries are left.'),
      ),
      setPin: os.session.setPin.handler(() => become(person && { ...person, hasPin: true })),
      changePassword: os.session.changePassword.handler(({ input }) =>
        input.current === 'pack-and-ship'
          ? become(person && { ...person, passwordDue: false })
          : { ok: false as const, sentence: 'The password you have now is another one. Type it again.' },
      ),
      signOut: os.session.signOut.handler(() => become(null)),
    },
    bench: {
      queue: os.bench.queue.handler(({ input }) => bench.queue(input)),
      view: os.bench.view.handler(({ input }) => bench.view(input.fulfillmentId)),
      scan: os.bench.scan.handler(({ input }) => bench.scan(input.code, input.packing, me())),
      start: os.bench.start.handler(({ input }) => act(input.fulfillmentId, 'start', {})),
      confirmByHand: os.bench.confirmByHand.handler(({ input }) =>
        act(input.fulfillmentId, 'pack', {
          itemId: input.itemId,
          pieces: input.pieces,
          by: 'hand',
          evidence: input.reason,
        }),
      ),
      reopen: os.bench.reopen.handler(({ input }) => act(input.fulfillmentId, 'reopen', input)),
      hold: os.bench.hold.handler(({ input }) => act(input.fulfillmentId, 'hold', input)),
      release: os.bench.release.handler(({ input }) => act(input.fulfillmentId, 'release', input)),
      problem: os.bench.problem.handler(({ input }) => act(input.fulfillmentId, 'problem', input)),
      solve: os.bench.solve.handler(({ input }) => act(input.fulfillmentId, 'solve', input)),
      note: os.bench.note.handler(({ input }) => act(input.fulfillmentId, 'note', input)),
      ship: os.bench.ship.handler(({ input }) => act(input.fulfillmentId, 'ship', input)),
      addParcel: os.bench.addParcel.handler(({ input }) => act(input.fulfillmentId, 'addParcel', input)),
      complete: os.bench.complete.handler(({ input }) => act(input.fulfillmentId, 'complete', {})),
      undo: os.bench.undo.handler(({ input }) =>
        bench.undo(input.mutationId) ? ok : no('It has left already and cannot be taken back.'),
      ),
    },
    sync: {
      waiting: os.sync.waiting.handler(() =>
        [...bench.waiting].flatMap(([fulfillmentId, list]) =>
          list.map(({ mutationId, name, at, actorName, before }) => ({
            mutationId,
            fulfillmentId: fulfillmentId as never,
            orderNumber: before.order.number,
            name,
            actorName,
            at,
            attempts: options.offline ? 3 : 0,
            undoable: now() - Date.parse(at) < 5000,
          })),
        ),
      ),
      refusals: os.sync.refusals.handler(({ input }) =>
        refusals.filter((each) => (each.settled !== null) === input.settled),
      ),
      settle: os.sync.settle.handler(({ input }) => {
        refusals = refusals.map((each) =>
          each.mutationId === input.mutationId
            ? { ...each, settled: { at: new Date(now()).toISOString(), by: person!.name, how: input.how } }
            : each,
        )
        tell({ t: 'refusals' })
        tellStatus()
        return ok
      }),
      now: os.sync.now.handler(() => (options.offline ? no('The office still cannot be reached.') : ok)),
    },
    printing: {
      printers: os.printing.printers.handler(() => printing.printers),
      savePrinter: os.printing.savePrinter.handler(({ input }) => {
        printing.printers = [...printing.printers.filter((each) => each.id !== input.id), input]
        tell({ t: 'printing' })
        tellStatus()
        return ok
      }),
      removePrinter: os.printing.removePrinter.handler(({ input }) => {
        printing.printers = printing.printers.filter((each) => each.id !== input.printerId)
        tell({ t: 'printing' })
        tellStatus()
        return ok
      }),
      tryTemplate: os.printing.tryTemplate.handler(({ input }) => tryTemplate(input, rasterizeText)),
      preview: os.printing.preview.handler(({ input }) => {
        const doc = bench.docs.get(input.fulfillmentId ?? '')
        return doc ? { svg: labelSvg(doc), widthMm: 101.6, heightMm: 152.4 } : null
      }),
      print: os.printing.print.handler(({ input }) =>
        printing.print(input, bench.docs.get(input.fulfillmentId ?? '') ?? null, person!),
      ),
      jobs: os.printing.jobs.handler(({ input }) =>
        printing.jobs
          .filter((job) => !input.fulfillmentId || job.fulfillmentId === input.fulfillmentId)
          .slice(0, input.limit),
      ),
      sheet: os.printing.sheet.handler(({ input }) => {
        const job = printing.jobs.find((each) => each.id === input.jobId)
        const virtual =
          printing.printers.find((each) => each.id === job?.printerId)?.connection.via === 'virtual'
        return job && virtual
          ? {
              png: sheetPng([
                job.orderNumber ?? 'Test page',
                job.kind.replace('_', ' '),
                job.copy > 1 ? `COPY ${job.copy}` : '',
              ]),
            }
          : null
      }),
      answerDoubt: os.printing.answerDoubt.handler(
        ({ input }) => (
          printing.change(
            input.jobId,
            input.cameOut
              ? { state: 'printed', sentence: null }
              : { state: 'failed', sentence: 'Did not come out. It may be printed again.' },
          ),
          ok
        ),
      ),
      cancel: os.printing.cancel.handler(
        ({ input }) => (printing.change(input.jobId, { state: 'cancelled', sentence: null }), ok),
      ),
      retry: os.printing.retry.handler(
        ({ input }) => (printing.change(input.jobId, { state: 'printed', sentence: null }), ok),
      ),
    },
    files: {
      list: os.files.list.handler(({ input }) => localFiles(input.fulfillmentId, input.search, input.limit)),
      download: os.files.download.handler(
        ({ input }) => (
          download(
            input.printFileId,
            bench.docs.get(input.fulfillmentId)!.printFiles.find((file) => file.id === input.printFileId)!
              .bytes,
          ),
          ok
        ),
      ),
      cancel: os.files.cancel.handler(
        ({ input }) => (
          files.set(input.printFileId, { state: 'remote', bytesHere: 0, sentence: null }),
          tell({ t: 'files' }),
          ok
        ),
      ),
      open: os.files.open.handler(() => ({ ok: true, link: null, sentence: 'It is open in the viewer.' })),
    },
    photos: memoryPhotos(os, act, now),
    cloud: os.cloud.handler(({ input }) => {
      if (options.offline)
        return {
          ok: false as const,
          code: 'offline',
          sentence: 'The office cannot be reached. This page needs it; work at the bench goes on.',
        }
      office ??= windowCloud({ orders: maker ? 40 : options.orders, now })
      return office.ask(input.path, input.input)
    }),
  })
}
