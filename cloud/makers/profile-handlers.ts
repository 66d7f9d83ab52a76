import type { MakerDetail } from '../../src-shared/cloud-contract/makers/profiles.ts'
import { audit } from '../audit/audit.ts'
import type { Tx } from '../db/database.ts'
import { adminOnly, type RequestContext } from '../procedures.ts'
import { addMaker, hashFirstPassword } from './add-maker.ts'
import { listMakers } from './list-makers.ts'
import { getMaker } from './maker-detail.ts'
import { saveMakerBank } from './save-bank.ts'
import { saveProfile } from './save-profile.ts'
import { setMakerStatus } from './set-status.ts'

type Context = Pick<RequestContext, 'cloud' | 'principal' | 'log'>

/** One transaction under the caller's rights; the answer is the maker as they are afterwards. */
async function changes(
  { cloud, principal, log }: Context,
  action: string,
  work: (tx: Tx) => Promise<string>,
): Promise<MakerDetail> {
  const maker = await cloud.db.as(principal.claims, async (tx) =>
    getMaker(tx, await work(tx), new Date(cloud.clock.now())),
  )
  audit(log, principal, action, { maker: maker.id, status: maker.status })
  return maker
}

/** cloudContract.makers, its profiles: who makes, what they can, and whether they get jobs. */
export const profileHandlers = {
  list: adminOnly.makers.list.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => listMakers(tx, input, new Date(cloud.clock.now()))),
  ),
  get: adminOnly.makers.get.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => getMaker(tx, input.id, new Date(cloud.clock.now()))),
  ),
  add: adminOnly.makers.add.handler(async ({ input, context }) => {
    const passwordHash = await hashFirstPassword(input)
    return changes(context, 'maker.added', (tx) => addMaker(context, tx, input, passwordHash))
  }),
  save: adminOnly.makers.save.handler(({ input, context }) =>
    changes(context, 'maker.changed', async (tx) => {
      await saveProfile(context, tx, input)
      return input.id
    }),
  ),
  setStatus: adminOnly.makers.setStatus.handler(({ input, context }) =>
    changes(context, `maker.${input.status}`, async (tx) => {
      await setMakerStatus(context, tx, input)
      return input.id
    }),
  ),
  saveBank: adminOnly.makers.saveBank.handler(({ input, context }) =>
    changes(context, 'maker.bank_changed', async (tx) => {
      await saveMakerBank(context, tx, input)
      return input.id
    }),
  ),
}
