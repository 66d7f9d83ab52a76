import { implement } from '@orpc/server'
import { stationContract } from '../../src-shared/station-contract/contract.ts'
import type { Person, StationStatus } from '../../src-shared/station-contract/status.ts'
import type { Files } from '../files/files.ts'
import type { Photos } from '../makers/photos.ts'
import { act } from '../packing/act.ts'
import type { BenchRoom } from '../packing/bench-room.ts'
import { scan } from '../packing/scan.ts'
import { refusedActions, settleRefusal, waitingActions } from '../packing/settle.ts'
import { undo } from '../packing/undo.ts'
import { queuePage, viewById } from '../packing/view.ts'
import type { Done } from '../session/enrolment.ts'
import type { Session } from '../session/session.ts'
import { callCloud } from './cloud-calls.ts'
import type { Printing } from '../printing/open-printing.ts'
import { rasterizeText } from '../printing/rasterize-text.ts'
import { tryTemplate } from '../printing/try-template.ts'
import type { EventHub } from './event-hub.ts'

/** What the contract is answered with. */
export interface RouterRooms {
  readonly bench: BenchRoom
  readonly session: Session
  readonly files: Files
  readonly photos: Photos
  readonly printing: Printing
  /** The signed-in person as printing wants them. */
  readonly person: () => Person | null
  readonly events: EventHub
  readonly status: () => StationStatus
  readonly enrol: (asked: { cloudUrl: string; code: string }) => Promise<Done>
  readonly syncNow: () => void
}

export type StationRouter = ReturnType<typeof stationRouter>

/** The station contract over its rooms: one line for each thing that a window can ask. */
export function stationRouter({
  bench,
  session,
  files,
  photos,
  printing,
  person,
  events,
  status,
  enrol,
  syncNow,
}: RouterRooms) {
  const os = implement(stationContract)
  return os.router({
    status: os.status.handler(() => status()),
    events: os.events.handler(({ signal }) => events.listen(signal)),
    session: {
      enrol: os.session.enrol.handler(({ input }) => enrol(input)),
      signIn: os.session.signIn.handler(({ input }) => session.signIn(input)),
      people: os.session.people.handler(() => session.people()),
      switchByPin: os.session.switchByPin.handler(({ input }) => session.switchByPin(input)),
      setPin: os.session.setPin.handler(({ input }) => session.setPin(input)),
      changePassword: os.session.changePassword.handler(({ input }) => session.changePassword(input)),
      signOut: os.session.signOut.handler(() => {
        files.wipeCopies()
        return session.signOut()
      }),
    },
    bench: {
      queue: os.bench.queue.handler(({ input }) => queuePage(bench, input)),
      view: os.bench.view.handler(({ input }) => viewById(bench, input.fulfillmentId)),
      scan: os.bench.scan.handler(({ input }) => scan(bench, input)),
      start: os.bench.start.handler(({ input }) => act(bench, input.fulfillmentId, 'fulfillment.start', {})),
      confirmByHand: os.bench.confirmByHand.handler(({ input: { fulfillmentId, itemId, pieces, reason } }) =>
        act(bench, fulfillmentId, 'fulfillment.pack', { itemId, pieces, by: 'hand', evidence: reason }),
      ),
      reopen: os.bench.reopen.handler(({ input: { fulfillmentId, ...args } }) =>
        act(bench, fulfillmentId, 'fulfillment.reopen', args),
      ),
      hold: os.bench.hold.handler(({ input: { fulfillmentId, ...args } }) =>
        act(bench, fulfillmentId, 'fulfillment.hold', args),
      ),
      release: os.bench.release.handler(({ input: { fulfillmentId, ...args } }) =>
        act(bench, fulfillmentId, 'fulfillment.release', args),
      ),
      problem: os.bench.problem.handler(({ input: { fulfillmentId, ...args } }) =>
        act(bench, fulfillmentId, 'fulfillment.problem', args),
      ),
      solve: os.bench.solve.handler(({ input: { fulfillmentId, ...args } }) =>
        act(bench, fulfillmentId, 'fulfillment.solve', args),
      ),
      note: os.bench.note.handler(({ input: { fulfillmentId, ...args } }) =>
        act(bench, fulfillmentId, 'fulfillment.note', args),
      ),
      ship: os.bench.ship.handler(({ input: { fulfillmentId, ...args } }) =>
        act(bench, fulfillmentId, 'fulfillment.ship', args),
      ),
      addParcel: os.bench.addParcel.handler(({ input: { fulfillmentId, ...args } }) =>
        act(bench, fulfillmentId, 'fulfillment.addParcel', args),
      ),
      complete: os.bench.complete.handler(({ input }) =>
        act(bench, input.fulfillmentId, 'fulfillment.complete', {}),
      ),
      undo: os.bench.undo.handler(({ input }) => undo(bench, input.mutationId)),
    },
    sync: {
      waiting: os.sync.waiting.handler(() => waitingActions(bench)),
      refusals: os.sync.refusals.handler(({ input }) => refusedActions(bench, input.settled)),
      settle: os.sync.settle.handler(({ input }) => settleRefusal(bench, input)),
      now: os.sync.now.handler(() => {
        syncNow()
        return { ok: true as const }
      }),
    },
    printing: {
      printers: os.printing.printers.handler(() => printing.printers()),
      savePrinter: os.printing.savePrinter.handler(({ input }) => printing.savePrinter(input, person())),
      removePrinter: os.printing.removePrinter.handler(({ input }) =>
        printing.removePrinter(input.printerId, person()),
      ),
      preview: os.printing.preview.handler(({ input }) => printing.preview(input)),
      tryTemplate: os.printing.tryTemplate.handler(({ input }) => tryTemplate(input, rasterizeText)),
      print: os.printing.print.handler(({ input }) => printing.print(input, person())),
      jobs: os.printing.jobs.handler(({ input }) => printing.jobs(input)),
      sheet: os.printing.sheet.handler(({ input }) => printing.sheet(input.jobId)),
      answerDoubt: os.printing.answerDoubt.handler(({ input }) => printing.answerDoubt(input)),
      cancel: os.printing.cancel.handler(({ input }) => printing.cancel(input.jobId)),
      retry: os.printing.retry.handler(({ input }) => printing.retry(input.jobId)),
    },
    files: {
      list: os.files.list.handler(({ input }) => files.list(input)),
      download: os.files.download.handler(({ input }) => files.download(input)),
      cancel: os.files.cancel.handler(({ input }) => files.cancel(input)),
      open: os.files.open.handler(({ input: { how, ...ref } }) => files.open(ref, how)),
    },
    photos: {
      add: os.photos.add.handler(({ input }) => photos.add(input)),
      list: os.photos.list.handler(({ input }) => photos.list(input)),
    },
    cloud: os.cloud.handler(({ input }) => callCloud(session, input)),
  })
}
