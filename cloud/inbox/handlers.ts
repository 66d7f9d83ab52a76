import { Problem } from '../problem.ts'
import { signedIn } from '../procedures.ts'
import { listInbox } from './list-inbox.ts'
import { readSettings, saveSettings } from './mail-settings.ts'
import { markRead } from './mark-read.ts'

/** Only a maker has an inbox. */
const makerOnly = (role: string): void => {
  if (role !== 'maker') throw new Problem(403, 'makers_only', 'Only makers have an inbox.')
}

/** cloudContract.inbox: what a maker is told, and what of it comes by mail. */
export const inboxHandlers = {
  list: signedIn.inbox.list.handler(({ input, context: { cloud, principal, person } }) => {
    makerOnly(person.role)
    return cloud.db.as(principal.claims, (tx) => listInbox(tx, input))
  }),
  read: signedIn.inbox.read.handler(({ input, context: { cloud, principal, person } }) => {
    makerOnly(person.role)
    return cloud.db.as(principal.claims, (tx) => markRead(tx, input.ids, new Date(cloud.clock.now())))
  }),
  settings: signedIn.inbox.settings.handler(({ context: { cloud, principal, person } }) => {
    makerOnly(person.role)
    return cloud.db.as(principal.claims, readSettings)
  }),
  saveSettings: signedIn.inbox.saveSettings.handler(({ input, context: { cloud, principal, person } }) => {
    makerOnly(person.role)
    return cloud.db.as(principal.claims, (tx) => saveSettings(tx, person.id, input))
  }),
}
