import { implement } from '@orpc/server'
import type { AuditEntry, Verification } from '../../../src-shared/cloud-contract/audit.ts'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import { foldForSearch } from '../../../src-shared/std/plain-text.ts'
import { auditEntries } from './audit-entries.ts'
import { notFound } from './refusals.ts'
import type { Store } from './store.ts'
import { namesOf, storyOf } from './story-of.ts'

/** cloudContract.audit, on what is kept in memory. A verification takes one more look to end than it was asked for. */
export function auditAnswers(store: Store) {
  const os = implement(cloudContract).audit
  let kept: AuditEntry[] | undefined
  const entries = (): AuditEntry[] => (kept ??= auditEntries(store))
  const runs: Verification[] = [verified(store, entries)]
  const run = (id: string): Verification => {
    const found = runs.find((candidate) => candidate.id === id)
    if (!found) throw notFound('verification')
    return found
  }
  return {
    list: os.list.handler(({ input }) => {
      const search = foldForSearch(input.search)
      const found = entries().filter(
        (entry) =>
          (!input.kind || input.kind === `${entry.source}:${entry.kind}`) &&
          (!input.personId || entry.actorId === input.personId) &&
          (!input.role || entry.actorRole === input.role) &&
          (!input.stationId ||
            entry.stationName === store.office.stations.find(({ id }) => id === input.stationId)?.name) &&
          (!input.subject || entry.subject === input.subject) &&
          (!input.subjectId || entry.subjectId === input.subjectId) &&
          (!input.from || entry.recordedAt >= input.from) &&
          (!input.to || entry.recordedAt < input.to) &&
          (!search ||
            [entry.detail, entry.actorName, entry.subjectName ?? ''].some((text) =>
              foldForSearch(text).includes(search),
            )),
      )
      const start = input.after === null ? 0 : Number(input.after)
      const page = found.slice(start, start + input.limit)
      const end = start + page.length
      return {
        rows: page,
        names: namesOf(store.office),
        next: end < found.length ? String(end) : null,
        found: input.after === null ? Math.min(10_000, found.length) : null,
      }
    }),
    choices: os.choices.handler(() => ({
      kinds: [...new Set(entries().map(({ source, kind }) => `${source}:${kind}`))].map((both) => ({
        source: both.startsWith('order:') ? ('order' as const) : ('office' as const),
        kind: both.slice(both.indexOf(':') + 1),
      })),
      people: store.office.people.map(({ id, name }) => ({ id, name })),
      stations: store.office.stations.map(({ id, name }) => ({ id, name })),
    })),
    exportLink: os.exportLink.handler(() => ({
      url: 'http://127.0.0.1:8787/audit/export.csv?ask=demo&sig=demo',
      expiresAt: new Date(store.now() + 600_000).toISOString(),
    })),
    story: os.story.handler(({ input }) => {
      const order = store.orders.find(({ base }) => base.id === input.id)
      if (!order) throw notFound('order')
      return storyOf(order, store.office, store.now())
    }),
    verifyOrder: os.verifyOrder.handler(({ input }) => ({
      entries: entries().filter(({ subjectId }) => subjectId === input.id).length,
      finding: null,
    })),
    verifications: os.verifications.handler(() => {
      const [newest] = runs
      if (newest?.state === 'running') goOn(newest, store)
      return runs
    }),
    verify: os.verify.handler(() => {
      const [newest] = runs
      if (newest?.state === 'running') return newest
      const started: Verification = {
        ...verified(store, entries),
        state: 'running',
        startedBy: 'Olga Brandt',
        startedAt: new Date(store.now()).toISOString(),
        finishedAt: null,
        entries: 0,
        chains: 0,
      }
      runs.unshift(started)
      return started
    }),
    stop: os.stop.handler(({ input }) => Object.assign(run(input.id), { state: 'stopped' })),
    resume: os.resume.handler(({ input }) => Object.assign(run(input.id), { state: 'running' })),
  }
}

function verified(store: Store, entries: () => AuditEntry[]): Verification {
  const at = store.now() - 3 * 3_600_000
  const count = entries().length
  return {
    id: store.chance.id(at),
    state: 'done',
    startedBy: 'Packbench',
    startedAt: new Date(at - 40_000).toISOString(),
    finishedAt: new Date(at).toISOString(),
    expected: count,
    entries: count,
    chains: store.orders.length + 1,
    broken: 0,
    findings: [],
  }
}

/** A third of the way with each look. */
function goOn(run: Verification, { now, orders }: Store): void {
  run.entries = Math.min(run.expected, run.entries + Math.ceil(run.expected / 3))
  if (run.entries < run.expected) return
  run.chains = orders.length + 1
  run.state = 'done'
  run.finishedAt = new Date(now()).toISOString()
}
