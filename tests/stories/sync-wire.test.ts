import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { MUTATIONS } from '../../src-shared/mutations/registry.ts'
import { canonicalJson } from '../../src-shared/std/canonical-json.ts'
import {
  changeLine,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  PUSH_LIMIT,
  pushReply,
  pushRequest,
  SYNC_PROBLEMS,
} from '../../src-shared/sync/protocol.ts'

const HISTORY = resolve(import.meta.dirname, '../../docs/sync-history.md')

const fingerprint = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16)
/** What goes over the wire, before any transformation by the reader. */
const shapeOf = (schema: z.ZodType): unknown =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

const wireNow = fingerprint({
  header: PROTOCOL_HEADER,
  limit: PUSH_LIMIT,
  problems: SYNC_PROBLEMS,
  push: shapeOf(pushRequest),
  reply: shapeOf(pushReply),
  line: shapeOf(changeLine),
})
/** Rows of the tables in the history: `| key | fingerprint | … |`, by key. The last one of a key counts. */
const written = new Map(
  [...readFileSync(HISTORY, 'utf8').matchAll(/^\| `([^`]+)` \| `([0-9a-f]{16})` \|/gm)].map((row) => [
    row[1]!,
    row[2]!,
  ]),
)

test('the wire is the one that docs/sync-history.md describes for this protocol version', () => {
  const key = `protocol ${PROTOCOL_VERSION}`
  expect(
    { [key]: written.get(key) },
    'The shapes on the wire have changed. Would a station or a cloud of the last release misread the new ones? ' +
      'Then raise PROTOCOL_VERSION in src-shared/sync/protocol.ts and add a row for it to docs/sync-history.md. ' +
      `If not (a new optional member, a new line that old readers skip), change the fingerprint of \`${key}\` there ` +
      `to \`${wireNow}\` and say beside it what was added and why old readers are safe.`,
  ).toEqual({ [key]: wireNow })
})

test.each(Object.values(MUTATIONS).map((mutation) => [mutation.name, mutation] as const))(
  'the arguments of %s are the ones of its version',
  (name, mutation) => {
    const key = `${name} ${mutation.version}`
    const now = fingerprint(shapeOf(mutation.args))
    expect(
      { [key]: written.get(key) },
      `The arguments of ${name} have changed, and outboxes may hold old ones. Raise its version, give it an upcast from ` +
        `the version before, and add the row \`${key}\` with \`${now}\` to docs/sync-history.md; keep the old row. ` +
        'Only if every old argument is still read with the same meaning: change the fingerprint in place.',
    ).toEqual({ [key]: now })
  },
)

test('every earlier version of a mutation in the history can still be brought up to date', () => {
  const lost = [...written.keys()]
    .map((key) => key.split(' ') as [string, string])
    .filter(([name, version]) => name !== 'protocol' && !canRead(name, Number(version)))
  expect(lost, 'Outboxes may still hold these: give the mutation an upcast from that version').toEqual([])
})

function canRead(name: string, version: number): boolean {
  const mutation = MUTATIONS[name]
  if (!mutation || version > mutation.version) return false
  for (let from = version; from < mutation.version; from++) if (!mutation.upcast?.[from]) return false
  return true
}
