import type { z } from 'zod'
import { uuidV7 } from '../../src-shared/ids/uuid-v7.ts'

/** A fresh id of the given kind: `newId(parcelId)`. */
export const newId = <Kind extends z.ZodType>(kind: Kind): z.infer<Kind> =>
  kind.parse(uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10))))
