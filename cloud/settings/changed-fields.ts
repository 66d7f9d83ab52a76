import { logo } from '../../src-shared/print/logo.ts'
import { canonicalJson } from '../../src-shared/std/canonical-json.ts'

/** The fields of two versions that differ, each as [before, after]. A logo is told by its size: its dots say nothing to people. */
export function changedFields(before: unknown, after: unknown): Record<string, [unknown, unknown]> {
  const [was, is] = [asRecord(before), asRecord(after)]
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return Object.fromEntries(
    fields
      .filter((field) => canonicalJson(was[field] ?? null) !== canonicalJson(is[field] ?? null))
      .map((field) => [field, [shown(was[field]), shown(is[field])]]),
  )
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function shown(value: unknown): unknown {
  const picture = logo.safeParse(value)
  return picture.success ? `a logo of ${picture.data.width} × ${picture.data.height} dots` : (value ?? null)
}
