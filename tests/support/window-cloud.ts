import { call, ORPCError, type AnyProcedure } from '@orpc/server'
import { deskAnswers } from './window-cloud/answers-desk.ts'
import { auditAnswers } from './window-cloud/answers-audit.ts'
import { importsAnswers } from './window-cloud/answers-imports.ts'
import { storeSettingsAnswers } from './window-cloud/answers-store-settings.ts'
import { inboxAnswers } from './window-cloud/answers-inbox.ts'
import { earningsAnswers } from './window-cloud/answers-earnings.ts'
import { payoutsAnswers } from './window-cloud/answers-payouts.ts'
import { refundsAnswers } from './window-cloud/answers-refunds.ts'
import { photosAnswers } from './window-cloud/answers-photos.ts'
import { makersAnswers } from './window-cloud/answers-makers.ts'
import { officeAnswers } from './window-cloud/answers-office.ts'
import { orderAnswers } from './window-cloud/answers-orders.ts'
import { aStore, type Store } from './window-cloud/store.ts'

/** What a station answers to `cloud`. */
export type CloudAnswer = { ok: true; output: unknown } | { ok: false; code: string; sentence: string }

/** A cloud in memory, asked as a station forwards: by path and input. Beside it what it keeps, for tests to look into. */
export interface WindowCloud {
  store: Store
  ask(path: readonly string[], input: unknown): Promise<CloudAnswer>
}

/**
 * A pretended cloud for screenshots and tests of the window: the office of a believable store, the same from run to run
 * for the same `now` and `seed`. It answers through the cloud contract's own schemas, and refuses by the domain's own rules.
 */
export function windowCloud({
  now = () => Date.now(),
  seed = 7,
  orders = 200,
}: { now?: () => number; seed?: number; orders?: number } = {}): WindowCloud {
  const store = aStore(now, seed, orders)
  const rooms: Record<string, Record<string, AnyProcedure>> = {
    orders: orderAnswers(store),
    ...officeAnswers(store),
    desk: deskAnswers(store),
    audit: auditAnswers(store),
    imports: importsAnswers(store),
    storeSettings: storeSettingsAnswers(store),
    inbox: inboxAnswers(store),
    earnings: earningsAnswers(store),
    payouts: payoutsAnswers(store),
    refunds: refundsAnswers(store),
    photos: photosAnswers(store),
    makers: makersAnswers(store),
  }
  return {
    store,
    async ask([room = '', name = ''], input) {
      const procedure = rooms[room]?.[name]
      if (!procedure)
        return {
          ok: false,
          code: 'NOT_FOUND',
          sentence: `The pretended cloud does not answer ${room}.${name}.`,
        }
      try {
        return { ok: true, output: await call(procedure, input) }
      } catch (error) {
        if (error instanceof ORPCError) return { ok: false, code: error.code, sentence: error.message }
        throw error
      }
    },
  }
}
