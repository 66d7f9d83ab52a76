import type { Clock } from '../../src-shared/std/instant.ts'
import type { Database } from '../db/database.ts'
import type { Auth } from './auth.ts'
import { authenticateBearer } from './authenticate-bearer.ts'
import { authenticateDevice } from './authenticate-device.ts'

/** What reading credentials needs. */
export interface AuthContext {
  readonly db: Database
  readonly clock: Clock
  readonly storeId: string
  /** Signs access tokens. */
  readonly secret: string
}

/** See `Auth`. */
export function openAuth(context: AuthContext): Auth {
  return {
    async authenticate({ headers }) {
      const [scheme = '', credentials = ''] = (headers.get('authorization') ?? '').trim().split(/\s+/, 2)
      switch (scheme.toLowerCase()) {
        case '':
          return {
            claims: { role: 'anon', store_id: context.storeId },
            person: null,
            device: null,
            permissions: [],
          }
        case 'bearer':
          return authenticateBearer(context, credentials)
        case 'device':
          return authenticateDevice(context, credentials)
        default:
          return {
            refused: 'token_invalid',
            status: 401,
            detail: 'Send `Authorization: Bearer …` or `Authorization: Device …`.',
          }
      }
    },
  }
}
