import { z } from 'zod'
import type { FieldError } from '../problem.ts'

/**
 * Fields of `value` that `schema` does not know, at any depth. The contract's schemas leave them out silently; a caller
 * who misspells an optional field should hear of it instead.
 */
export function unknownFields(
  schema: unknown,
  value: unknown,
  path: readonly (string | number)[] = [],
): FieldError[] {
  const known = unwrapped(schema)
  if (known instanceof z.ZodArray && Array.isArray(value))
    return value.flatMap((one, index) => unknownFields(known.element, one, [...path, index]))
  if (!(known instanceof z.ZodObject) || typeof value !== 'object' || value === null) return []
  const shape: Record<string, unknown> = known.shape
  return Object.entries(value).flatMap(([name, member]) =>
    Object.hasOwn(shape, name)
      ? unknownFields(shape[name], member, [...path, name])
      : [{ field: [...path, name].join('.'), message: 'is not a field here' }],
  )
}

/** The schema that first sees the input, without what is wrapped around it. */
function unwrapped(schema: unknown): unknown {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return unwrapped(schema.unwrap())
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in)
  return schema
}
