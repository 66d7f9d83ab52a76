import { z } from 'zod'
import { personRole } from '../../../../src-shared/cloud-contract/auth.ts'

/** What the address of the people keeps. */
export const peopleSearch = z.object({
  search: z.string().max(200).optional().catch(undefined),
  role: personRole.optional().catch(undefined),
  state: z.enum(['active', 'out']).optional().catch(undefined),
  factoryId: z.uuid().optional().catch(undefined),
  row: z.uuid().optional().catch(undefined),
})
export type PeopleSearch = z.infer<typeof peopleSearch>
