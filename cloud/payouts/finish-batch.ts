import type { Tx } from '../db/database.ts'

/** Ends a locked batch of which nothing is left to pay: `paid` if anything was, else `cancelled`. */
export async function finishBatch(service: Tx, id: string, now: Date): Promise<void> {
  await service.query(
    `update payout_batches b set state = 'paid', paid_at = $2 where b.id = $1 and b.state in ('approved', 'exported')
       and exists (select from payouts p where p.batch_id = b.id and p.paid_on is not null)
       and not exists (select from payouts p where p.batch_id = b.id and p.state in ('approved', 'exported'))`,
    [id, now],
  )
  await service.query(
    `update payout_batches b set state = 'cancelled', cancelled_at = $2, reason = 'Nothing was left in it' where b.id = $1
       and b.state in ('draft', 'approved', 'exported') and not exists (
         select from payouts p where p.batch_id = b.id and (p.paid_on is not null or p.state in ('draft', 'approved', 'exported')))`,
    [id, now],
  )
}
