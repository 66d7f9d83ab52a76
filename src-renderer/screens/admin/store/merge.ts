import { sameValue } from './show-value.ts'

type Fields = Readonly<Record<string, unknown>>

/** My changes since `base` on top of what somebody else saved: field by field, and where both changed one, mine. */
export const onTopOf = <Content extends object>(base: Content, mine: Content, theirs: Content): Content =>
  Object.fromEntries(
    Object.entries(theirs).map(([field, value]) => [
      field,
      sameValue((mine as Fields)[field], (base as Fields)[field]) ? value : (mine as Fields)[field],
    ]),
  ) as Content

/** One field in which versions differ. */
export interface Difference {
  readonly field: string
  readonly values: readonly unknown[]
}

/** The fields in which any of the versions differs from another. */
export function differences(...versions: readonly unknown[]): Difference[] {
  const all = versions.map((version) => (version ?? {}) as Fields)
  const fields = [...new Set(all.flatMap((one) => Object.keys(one)))]
  return fields
    .map((field) => ({ field, values: all.map((one) => one[field]) }))
    .filter(({ values }) => values.some((value) => !sameValue(value, values[0])))
}
