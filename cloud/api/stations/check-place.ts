import type { Tx } from '../../db/database.ts'
import { Problem } from '../../problem.ts'

/** Where a station stands: at a factory, with a maker, or (both null) in the office. */
export interface Place {
  readonly factoryId: string | null
  readonly makerId: string | null
}

/** What the place is called, as far as the caller may see it. 422 where it cannot be one. */
export async function checkPlace(tx: Tx, { factoryId, makerId }: Place): Promise<string> {
  if (factoryId && makerId) throw wrong('makerId', 'A station is of a factory or of a maker, not of both.')
  if (factoryId) {
    const factory = await tx.first<{ name: string }>('select name from factories where id = $1', [factoryId])
    if (!factory) throw wrong('factoryId', 'There is no such factory.')
    return factory.name
  }
  if (!makerId) return 'the office'
  const maker = await tx.first<{ name: string; role: string }>(
    'select u.name, u.role from maker_profiles m join users u on u.id = m.user_id where m.id = $1',
    [makerId],
  )
  if (!maker) throw wrong('makerId', 'There is no such maker.')
  if (maker.role !== 'maker') throw wrong('makerId', `${maker.name} is not a maker at present.`)
  return maker.name
}

const wrong = (field: string, message: string): Problem =>
  new Problem(422, 'invalid_fields', message, { errors: [{ field, message }] })
