import type { Principal } from '../auth/principal.ts'
import { Problem } from '../problem.ts'

/**
 * Whose ledger is asked for: an admin's choice (null is everybody), a maker's own and no other.
 * Row-level security holds the same; this says it in words.
 */
export function whoseLedger({ person, claims }: Principal, asked: string | null): string | null {
  if (person?.role === 'admin') return asked
  if (person?.role !== 'maker' || !claims.maker_id)
    throw new Problem(403, 'makers_and_admins', 'Only makers and admins see earnings.')
  if (asked !== null && asked !== claims.maker_id)
    throw new Problem(403, 'not_yours', 'These are not your earnings.')
  return claims.maker_id
}
