import { api } from './api.ts'
import { audit } from './audit.ts'
import { bootstrap } from './bootstrap.ts'
import { drain } from './drain.ts'
import { local } from './local.ts'
import { makers } from './makers.ts'
import type { Bench } from './measure.ts'
import { office } from './office.ts'
import { print } from './print.ts'
import { propagate } from './propagate.ts'
import { start } from './start.ts'
import { bootstrapStream } from './sync/bootstrap.ts'
import { propagateLine } from './sync/propagate.ts'
import { pushBatches } from './sync/push.ts'

/** Everything that `npm run bench` measures, in the order of the table. */
export const BENCHES: readonly Bench[] = [
  bootstrap,
  propagate,
  drain,
  local,
  print,
  api,
  start,
  office,
  makers,
  propagateLine,
  pushBatches,
  bootstrapStream,
  audit,
]
