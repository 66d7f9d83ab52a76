import {
  isOverdue,
  isPacked,
  piecesLeft,
  type Actor,
  type Fulfillment,
  type Permission,
} from '../../../src-shared/fulfillment/document.ts'
import { carrierOf } from '../../../src-shared/fulfillment/carriers.ts'
import { matchScan, normalizeCode } from '../../../src-shared/fulfillment/scan-match.ts'
import { explainRefusal } from '../../../src-shared/mutations/explain-refusal.ts'
import { applyCall } from '../../../src-shared/mutations/registry.ts'
import type {
  ActionResult,
  BenchView,
  QueueFilter,
  QueuePage,
  QueueQuery,
  QueueRow,
  ScanResult,
} from '../../../src-shared/station-contract/bench.ts'
import { foldForSearch } from '../../../src-shared/std/plain-text.ts'
import { demoFulfillment, id } from './demo-work.ts'
import { PRODUCTS } from './products.ts'

interface Waiting {
  mutationId: never
  name: string
  at: string
  before: Fulfillment
  actorName: string
}

const UNDO_MS = 5000
const CUTS: Record<QueueFilter, (row: QueueRow) => boolean> = {
  open: (row) => row.state === 'submitted' || row.state === 'processing',
  submitted: (row) => row.state === 'submitted',
  processing: (row) => row.state === 'processing',
  packed: (row) => row.state === 'processing' && row.packed === row.pieces,
  held: (row) => row.hold !== null,
  problem: (row) => row.problem !== null,
  overdue: (row) => row.overdue,
  done: (row) => row.state === 'shipped' || row.state === 'delivered',
  cancelled: (row) => row.state === 'cancelled',
  all: () => true,
}

/** A bench in memory: the same rules as the real one, without disk, outbox and cloud. */
export class MemoryBench {
  readonly docs = new Map<string, Fulfillment>()
  readonly waiting = new Map<string, Waiting[]>()
  readonly #folded = new Map<string, string>()
  #next = 1
  readonly #now: () => number
  readonly #changed: (ids: string[]) => void

  constructor(
    orders: number,
    now: () => number,
    changed: (ids: string[]) => void,
    make: (n: number, nowMs: number) => Fulfillment = demoFulfillment,
  ) {
    this.#now = now
    this.#changed = changed
    for (let n = 0; n < orders; n++) {
      const doc = make(n, now())
      this.docs.set(doc.id, doc)
    }
  }

  row(doc: Fulfillment): QueueRow {
    return {
      id: doc.id,
      orderNumber: doc.order.number,
      customer: doc.order.customerName,
      state: doc.state,
      dueAt: doc.dueAt,
      overdue: isOverdue(doc, this.#now()),
      pieces: doc.items.reduce((sum, item) => sum + item.quantity, 0),
      packed: doc.items.reduce((sum, item) => sum + item.packed, 0),
      summary: doc.items.map((item) => `${item.quantity} × ${item.title}`).join(' · '),
      picture: doc.items[0]!.picture,
      country: doc.shipTo?.country ?? null,
      trackingNumber: doc.parcels[0]?.trackingNumber ?? null,
      hold: doc.hold?.reason ?? null,
      problem: doc.problem?.text ?? null,
      waiting: this.waiting.get(doc.id)?.length ?? 0,
    }
  }

  /** The office takes work away from this station. */
  takeBack(fulfillmentIds: readonly string[]): void {
    for (const fulfillmentId of fulfillmentIds) {
      this.docs.delete(fulfillmentId)
      this.waiting.delete(fulfillmentId)
    }
    this.#changed([...fulfillmentIds])
  }

  queue({ filter, search, offset, limit }: QueueQuery): QueuePage {
    const wanted = foldForSearch(search)
    const rows = [...this.docs.values()]
      .filter((doc) => !wanted || this.#textOf(doc).includes(wanted))
      .map((doc) => this.row(doc))
    const filters = Object.keys(CUTS) as QueueFilter[]
    const counts = Object.fromEntries(
      filters.map((name) => [name, rows.filter(CUTS[name]).length]),
    ) as Record<QueueFilter, number>
    const listed = rows
      .filter(CUTS[filter])
      .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1) * (filter === 'done' ? -1 : 1))
    return { rows: listed.slice(offset, offset + limit), total: listed.length, counts }
  }

  #textOf(doc: Fulfillment): string {
    const known = this.#folded.get(doc.id)
    if (known) return known
    const text = foldForSearch(
      [
        doc.order.number,
        doc.order.customerName,
        ...doc.parcels.map((parcel) => parcel.trackingNumber),
        ...doc.items.map((item) => item.sku),
      ].join(' '),
    )
    this.#folded.set(doc.id, text)
    return text
  }

  view(fulfillmentId: string): BenchView | null {
    const doc = this.docs.get(fulfillmentId)
    if (!doc) return null
    return {
      doc,
      overdue: isOverdue(doc, this.#now()),
      waiting: (this.waiting.get(fulfillmentId) ?? []).map(({ mutationId, name, at }) => ({
        mutationId,
        name,
        at,
        undoable: true,
      })),
    }
  }

  act(
    fulfillmentId: string,
    name: string,
    args: unknown,
    actor: Actor,
    permissions: readonly Permission[],
  ): ActionResult {
    const before = this.docs.get(fulfillmentId)
    const mutationId = id(70, this.#next++)
    const at = new Date(this.#now()).toISOString()
    const after = before
      ? applyCall(before, { name, version: 1, args }, { now: at, actor, mutationId, permissions })
      : { refused: 'not_found' as const, detail: {} }
    if ('refused' in after) {
      const { title, next } = explainRefusal(after)
      return { ok: false, refusal: after, sentence: title, next }
    }
    this.docs.set(fulfillmentId, after)
    this.waiting.set(fulfillmentId, [
      ...(this.waiting.get(fulfillmentId) ?? []),
      { mutationId, name, at, before: before!, actorName: actor.name },
    ])
    this.#changed([fulfillmentId])
    return { ok: true, mutationId, undoMs: UNDO_MS, view: this.view(fulfillmentId)! }
  }

  undo(mutationId: string): boolean {
    for (const [fulfillmentId, waiting] of this.waiting) {
      const found = waiting.find((each) => each.mutationId === mutationId)
      if (!found) continue
      this.docs.set(fulfillmentId, found.before)
      this.waiting.set(
        fulfillmentId,
        waiting.filter((each) => each !== found),
      )
      this.#changed([fulfillmentId])
      return true
    }
    return false
  }

  scan(code: string, packing: string | null, actor: Actor): ScanResult {
    const read = normalizeCode(code)
    const command = /^PB:(SHIP|OK|UNDO|PRINT)$/.exec(read)?.[1]?.toLowerCase()
    if (command) return { kind: 'command', command: command as 'ship' }
    const order = [...this.docs.values()].find((doc) => doc.order.number === read)
    if (order) return { kind: 'opened', fulfillmentId: order.id, view: this.view(order.id)! }
    const doc = packing ? this.docs.get(packing) : undefined
    const carrier = carrierOf(read)
    if (carrier) return { kind: 'tracking', carrier: carrier.code, trackingNumber: read }
    const titleOf = (wanted: string): string | null =>
      PRODUCTS.find((product) => product.code === wanted || product.sku === wanted)?.title ?? null
    if (!doc)
      return {
        kind: 'unknown',
        sentence: titleOf(read)
          ? `${titleOf(read)}: scan the order first.`
          : `Nothing here has the code ${code}.`,
      }
    const match = matchScan(doc, code, titleOf)
    if (match.kind === 'unknown') return { kind: 'unknown', sentence: `Nothing here has the code ${code}.` }
    if (match.kind === 'wrong')
      return {
        kind: 'wrong',
        sentence: `Not in this order: ${match.title}. This order wants ${doc.items.find((item) => item.packed < item.quantity)?.title ?? 'nothing more'}.`,
      }
    if (match.kind === 'extra')
      return {
        kind: 'extra',
        itemId: match.item.id,
        sentence: `One too many: ${match.item.title} is wanted ${match.item.quantity} times, and all are packed.`,
      }
    const result = this.act(
      doc.id,
      'fulfillment.pack',
      { itemId: match.item.id, pieces: 1, by: 'scan', evidence: code },
      actor,
      [],
    )
    if (!result.ok) return { kind: 'blocked', sentence: result.sentence, next: result.next }
    const item = result.view.doc.items.find((each) => each.id === match.item.id)!
    const left = piecesLeft(result.view.doc)
    return {
      kind: 'counted',
      mutationId: result.mutationId,
      undoMs: result.undoMs,
      itemId: item.id,
      left,
      view: result.view,
      sentence: isPacked(result.view.doc)
        ? 'All pieces are packed.'
        : `${item.title}: ${item.packed} of ${item.quantity}.`,
    }
  }
}
