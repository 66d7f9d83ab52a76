import type { StationFile } from '../replica/station-file.ts'
import { withoutCustomer } from './without-customer.ts'

/**
 * Takes the customer out of what the outbox and the refusals remember of jobs that are not with this station any more;
 * the actions and refusals themselves stay (I13). True where anything was taken out.
 */
export function forgetCustomers(file: StationFile, isHere: (fulfillmentId: string) => boolean): boolean {
  const gone = file.beforeDocs.naming().filter(({ entityId }) => !isHere(entityId))
  if (gone.length === 0) return false
  file.transact(() => {
    for (const kept of gone) file.beforeDocs.replace(kept, withoutCustomer(kept.doc))
  })
  return true
}
