import { bootstrap } from './bootstrap.ts'
import { drain } from './drain.ts'
import { local } from './local.ts'
import type { Bench } from './measure.ts'
import { propagate } from './propagate.ts'

/** Everything that `npm run bench` measures, in the order of the table. */
export const BENCHES: readonly Bench[] = [bootstrap, propagate, drain, local]
