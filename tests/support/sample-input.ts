import { z } from 'zod'

/** Which ids to put where an id is wanted: by the name of the field, and for any other. */
export interface SampleIds {
  readonly byField: Readonly<Record<string, readonly string[]>>
  readonly others: readonly string[]
}

interface JsonSchema {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly propertyNames?: JsonSchema
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly prefixItems?: readonly JsonSchema[]
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
}

/** What no pattern tells: numbers with a checksum. */
const BY_FIELD: Readonly<Record<string, string>> = { iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' }

/** Texts that fit patterns, tried in turn. */
const TEXTS = [
  'a reason',
  '1234',
  '12345678',
  'TCG12345678',
  'dhl',
  'ZAR',
  'ZA',
  '#0b625f',
  'a'.repeat(64),
  'a'.repeat(16),
  'iVBORw0KGgo=',
  '2026-11',
  'help@packbench.test',
  'Room.deed',
]

const MOMENTS: Readonly<Record<string, string>> = {
  'date-time': '2026-11-21T08:00:00.000Z',
  date: '2026-11-21',
  email: 'somebody@packbench.test',
  uri: 'https://packbench.test/',
  url: 'https://packbench.test/',
}

/**
 * Well-formed inputs for a schema: one for each way of filling its ids in. Empty where this does not know how to fill
 * the schema; then the schema's owner teaches it a text.
 */
export function sampleInputs(schema: z.ZodType, ids: SampleIds): unknown[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  const most = Math.max(ids.others.length, ...Object.values(ids.byField).map((list) => list.length))
  const found = new Map<string, unknown>()
  for (let turn = 0; turn < most; turn++)
    for (const [text, whole] of TEXTS.flatMap((one) => [[one, true] as const, [one, false] as const])) {
      const value = filled(json, '', { ids, turn, text, whole, root: json, depth: 0 })
      if (!schema.safeParse(value).success) continue
      found.set(JSON.stringify(value), value)
      break
    }
  return [...found.values()]
}

interface Filling {
  readonly ids: SampleIds
  readonly turn: number
  readonly text: string
  /** With everything that may be left out, or without. */
  readonly whole: boolean
  readonly root: JsonSchema
  readonly depth: number
}

function filled(schema: JsonSchema, field: string, filling: Filling): unknown {
  const deeper = { ...filling, depth: filling.depth + 1 }
  if (filling.depth > 12) return null
  if (schema.$ref) {
    const target = filling.root.$defs?.[schema.$ref.split('/').at(-1)!]
    return target ? filled(target, field, deeper) : null
  }
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) {
    const kinds = choices.filter((one) => one.type !== 'null')
    return filled(kinds[filling.turn % kinds.length] ?? choices[0]!, field, deeper)
  }
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => filled(one, field, deeper)))
  switch (schema.type) {
    case 'object':
      // A record of named things: one of each name.
      if (schema.propertyNames?.enum && typeof schema.additionalProperties === 'object') {
        const inner = schema.additionalProperties
        return Object.fromEntries(
          schema.propertyNames.enum.map((name) => [name, filled(inner, String(name), deeper)]),
        )
      }
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => filling.whole || schema.required?.includes(name))
          .map(([name, inner]) => [name, filled(inner, name, deeper)]),
      )
    case 'array':
      if (schema.prefixItems) return schema.prefixItems.map((inner) => filled(inner, field, deeper))
      return schema.items
        ? Array.from({ length: Math.max(schema.minItems ?? 1, 1) }, () =>
            filled(schema.items!, field.replace(/s$/, ''), deeper),
          )
        : []
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1, 1)
    case 'boolean':
      return true
    case 'null':
      return null
    case 'string':
      return aText(schema, field, filling)
    default:
      return filling.text
  }
}

function aText(schema: JsonSchema, field: string, { ids, turn, text }: Filling): string {
  if (schema.format === 'uuid') {
    const list = ids.byField[field] ?? ids.others
    return list[turn % list.length]!
  }
  if (BY_FIELD[field]) return BY_FIELD[field]
  const moment = schema.format && MOMENTS[schema.format]
  if (moment) return moment
  return text.length < (schema.minLength ?? 0) ? text.padEnd(schema.minLength!, 'x') : text
}
