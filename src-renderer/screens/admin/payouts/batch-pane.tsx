import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Batch, Payout } from '../../../../src-shared/cloud-contract/payouts.ts'
import { formatMoney } from '../../../../src-shared/money/money.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { usePerson } from '../../../station/status.ts'
import { Happened } from '../../../ui/happened.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Money } from '../../../ui/money.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Asked } from '../parts/asked.tsx'
import { Facts } from '../parts/facts.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { BATCH_LOOK } from './batch-look.ts'
import { PaidDialog } from './paid-dialog.tsx'
import { PayoutList } from './payout-list.tsx'
import css from './payouts.module.css'
import { UndoDialog, type Undo } from './undo-dialog.tsx'
import { useBatchDeeds } from './use-batch-deeds.ts'

const FRESH_EVERY_MS = 10_000

type Open = { what: 'paid'; payout: Payout | null } | { what: 'undo'; undo: Undo } | null

/** One batch: how it stands, what can be done with it, and its payouts. */
export function BatchPane({ id }: { id: string }) {
  const queries = useCloudQueries()
  const batch = useQuery({
    ...queries.payouts.get.queryOptions({ input: { id } }),
    refetchInterval: FRESH_EVERY_MS,
  })
  const [open, setOpen] = useState<Open>(null)
  const close = (): void => setOpen(null)
  return (
    <Asked query={batch} what="This batch" shape="rows">
      {(found) => (
        <div className={css['pane']} data-testid="batch-pane">
          <BatchHead batch={found} />
          <Deeds batch={found} onOpen={setOpen} />
          <PayoutList
            batch={found}
            onPaid={(payout) => setOpen({ what: 'paid', payout })}
            onUndo={(undo) => setOpen({ what: 'undo', undo })}
          />
          {open?.what === 'paid' && <PaidDialog batch={found} payout={open.payout} onClose={close} />}
          {open?.what === 'undo' && <UndoDialog batch={found} undo={open.undo} onClose={close} />}
        </div>
      )}
    </Asked>
  )
}

function BatchHead({ batch }: { batch: Batch }) {
  return (
    <header className={css['paneHead']}>
      <h2 className={css['total']}>
        <Money amount={batch.total} currency={batch.currency} />
      </h2>
      <StateBadge {...BATCH_LOOK[batch.state]} />
      <Facts
        facts={[
          ['Up to', batch.upTo],
          ['Made', <Said key="made" by={batch.createdBy} at={batch.createdAt} />],
          [
            'Approved',
            batch.approvedAt && <Said key="approved" by={batch.approvedBy ?? ''} at={batch.approvedAt} />,
          ],
          ['Exported', batch.exportedAt && <Happened key="exported" at={batch.exportedAt} />],
          ['Paid', batch.paidAt && <Happened key="paid" at={batch.paidAt} />],
          ['Cancelled', batch.cancelledAt && <Happened key="cancelled" at={batch.cancelledAt} />],
          ['Why', batch.reason && <bdi key="why">{batch.reason}</bdi>],
        ]}
      />
    </header>
  )
}

const Said = ({ by, at }: { by: string; at: string }) => (
  <>
    <bdi>{by}</bdi>, <Happened at={at} />
  </>
)

/** What can be done with the batch as it is now; what cannot is not shown. */
function Deeds({ batch, onOpen }: { batch: Batch; onOpen: (open: Open) => void }) {
  const { approve, exportFile } = useBatchDeeds(batch)
  const person = usePerson()
  const needsAnother = batch.total >= batch.threshold && person?.id === batch.createdById
  const isOpen = batch.state === 'approved' || batch.state === 'exported'
  const isSent = isOpen || batch.state === 'paid'
  const isUnpaid = !batch.payouts.some(({ state }) => state === 'paid')
  return (
    <>
      {batch.state === 'draft' && needsAnother && (
        <p className={css['note']}>
          <Icon name="info" size={18} />
          <span>
            From {formatMoney(batch.threshold, batch.currency)} on, another admin approves what you made.
          </span>
        </p>
      )}
      <div className={css['actions']}>
        {batch.state === 'draft' && (
          <Button
            loading={approve.isPending}
            disabled={needsAnother}
            onClick={() => approve.mutate({ id: batch.id })}
            data-testid="approve"
          >
            Approve
          </Button>
        )}
        {isOpen && (
          <Button onClick={() => onOpen({ what: 'paid', payout: null })} data-testid="mark-paid">
            Mark all paid
          </Button>
        )}
        {isSent &&
          (['pain.001', 'csv'] as const).map((format) => (
            <Button
              key={format}
              variant="default"
              leftSection={<Icon name="download" size={18} />}
              loading={exportFile.isPending && exportFile.variables.format === format}
              onClick={() => exportFile.mutate({ id: batch.id, format })}
              data-testid={`export-${format}`}
            >
              {format === 'csv' ? 'CSV' : 'Bank file, pain.001'}
            </Button>
          ))}
        {(batch.state === 'draft' || isOpen) && isUnpaid && (
          <Button
            variant="default"
            onClick={() => onOpen({ what: 'undo', undo: { what: 'cancel' } })}
            data-testid="cancel-batch"
          >
            Cancel batch
          </Button>
        )}
      </div>
      <Trouble sentence={approve.trouble ?? exportFile.trouble} />
    </>
  )
}
