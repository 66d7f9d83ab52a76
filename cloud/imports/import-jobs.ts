import { z } from 'zod'
import type { JobName } from '../jobs/queue.ts'

const data = z.object({ importId: z.uuid(), round: z.int() })

/** The jobs of this room by name; cloud/jobs carries them out. */
export const CHECK_IMPORT: JobName<typeof data> = { name: 'import.check', data }
export const RUN_IMPORT: JobName<typeof data> = { name: 'import.run', data }
