import { eventIterator, oc, type ContractRouterClient } from '@orpc/contract'
import { z } from 'zod'
import { fulfillmentId, mutationId, printJobId, printerId, userId } from '../ids/ids.ts'
import {
  actionResult,
  benchActions,
  benchView,
  queuePage,
  queueQuery,
  refusedAction,
  scanInput,
  scanResult,
  settlement,
  waitingAction,
} from './bench.ts'
import { fileRef, filesQuery, localFile } from './files.ts'
import { localPhoto, newPhoto } from './photos.ts'
import {
  doubtAnswer,
  preview,
  printJob,
  printRequest,
  printResult,
  printerSettings,
  templateTrial,
} from './printing.ts'
import { person, stationEvent, stationStatus } from './status.ts'

const action = <Input extends z.ZodType>(input: Input) => oc.input(input).output(actionResult)

/** An expected no with its sentence, or done. */
const done = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), sentence: z.string() }),
])

/** Everything a window can ask of a station. The same contract over a MessagePort (Electron) and a WebSocket (browser host). */
export const stationContract = {
  status: oc.output(stationStatus),
  events: oc.output(eventIterator(stationEvent)),
  session: {
    /** Enrols this station with the one-time code from the office. */
    enrol: oc.input(z.object({ cloudUrl: z.url(), code: z.string().min(4).max(40) })).output(done),
    signIn: oc.input(z.object({ email: z.string().max(254), password: z.string().max(200) })).output(done),
    people: oc.output(z.array(person)),
    switchByPin: oc.input(z.object({ userId, pin: z.string().max(12) })).output(done),
    setPin: oc.input(z.object({ pin: z.string().regex(/^\d{4,8}$/, 'four to eight digits') })).output(done),
    changePassword: oc
      .input(z.object({ current: z.string().max(200), next: z.string().min(10).max(200) }))
      .output(done),
    signOut: oc.output(done),
  },
  bench: {
    queue: oc.input(queueQuery).output(queuePage),
    view: oc.input(z.object({ fulfillmentId })).output(benchView.nullable()),
    scan: oc.input(scanInput).output(scanResult),
    start: action(benchActions.start),
    confirmByHand: action(benchActions.confirmByHand),
    reopen: action(benchActions.reopen),
    hold: action(benchActions.hold),
    release: action(benchActions.release),
    problem: action(benchActions.problem),
    solve: action(benchActions.solve),
    note: action(benchActions.note),
    ship: action(benchActions.ship),
    addParcel: action(benchActions.addParcel),
    complete: action(benchActions.complete),
    /** Takes an action back while it has not left; says so where it is too late. */
    undo: oc.input(z.object({ mutationId })).output(done),
  },
  sync: {
    waiting: oc.output(z.array(waitingAction)),
    refusals: oc.input(z.object({ settled: z.boolean() })).output(z.array(refusedAction)),
    settle: oc.input(settlement).output(done),
    /** Tries at once instead of waiting for the next attempt. */
    now: oc.output(done),
  },
  printing: {
    printers: oc.output(z.array(printerSettings)),
    savePrinter: oc.input(printerSettings).output(done),
    removePrinter: oc.input(z.object({ printerId })).output(done),
    preview: oc.input(printRequest).output(preview.nullable()),
    /** A paper of a made-up order, with templates that nobody has saved yet. */
    tryTemplate: oc.input(templateTrial).output(preview.nullable()),
    print: oc.input(printRequest).output(printResult),
    jobs: oc
      .input(
        z.object({
          fulfillmentId: fulfillmentId.nullable().default(null),
          limit: z.int().positive().max(200).default(50),
        }),
      )
      .output(z.array(printJob)),
    /** What a virtual printer put on paper, as PNG data URL; null for real printers. */
    sheet: oc.input(z.object({ jobId: printJobId })).output(z.object({ png: z.string() }).nullable()),
    answerDoubt: oc.input(doubtAnswer).output(done),
    cancel: oc.input(z.object({ jobId: printJobId })).output(done),
    retry: oc.input(z.object({ jobId: printJobId })).output(done),
  },
  files: {
    list: oc.input(filesQuery).output(z.array(localFile)),
    download: oc.input(fileRef).output(done),
    cancel: oc.input(fileRef).output(done),
    /** Opens the file with the desktop's program, or shows it in its folder; the browser host answers with a link. */
    open: oc
      .input(fileRef.extend({ how: z.enum(['open', 'reveal']) }))
      .output(z.object({ ok: z.boolean(), link: z.string().nullable(), sentence: z.string().nullable() })),
  },
  photos: {
    /** Keeps a photo of the finished piece; its bytes follow when the office has said yes to it. */
    add: action(newPhoto),
    /** The photos that were taken on this station. */
    list: oc.input(z.object({ fulfillmentId })).output(z.array(localPhoto)),
  },
  /** Hands a call of the cloud contract on, with the signed-in person's own token. `path` is the contract's, e.g. `['orders','list']`. */
  cloud: oc
    .input(z.object({ path: z.array(z.string().max(60)).min(1).max(4), input: z.unknown().optional() }))
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), output: z.unknown().optional() }),
        z.object({ ok: z.literal(false), code: z.string(), sentence: z.string() }),
      ]),
    ),
}

export type StationClient = ContractRouterClient<typeof stationContract>
