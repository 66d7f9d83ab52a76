import { Button } from '@mantine/core'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import { isOverdue } from '../../../../../src-shared/fulfillment/document.ts'
import { ENDED } from '../../../../../src-shared/fulfillment/lifecycle.ts'
import { useNow } from '../../../../station/now.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { PROBLEM_WORDS } from '../../../parts/flags.tsx'
import { FulfilmentBadge } from '../../../parts/fulfilment-badge.tsx'
import { Due } from '../../parts/due.tsx'
import { verified } from './may-do.ts'
import css from './order-work.module.css'
import { PrintFiles } from './print-files.tsx'

type Work = OrderDetail['fulfillments'][number]

interface OrderWorkProps {
  order: OrderDetail
  /** Where a part may be moved from; without it nothing can be done here. */
  onMove?: (work: Work) => void
  isMovable?: (work: Work) => boolean
}

/** The parts of the order, each with where it is made, how far it is, and what it is printed from. */
export function OrderWork({ order, onMove, isMovable }: OrderWorkProps) {
  if (order.fulfillments.length === 0) {
    return (
      <EmptyState icon="waiting" title="No work yet">
        The work begins when the payment is confirmed.
      </EmptyState>
    )
  }
  return (
    <ul className={css['parts']}>
      {order.fulfillments.map((work) => (
        <li key={work.id} className={css['part']} data-testid="fulfilment">
          <PartHead work={work} />
          <Flag work={work} />
          {onMove && <PrintFiles fulfillmentId={work.id} files={work.doc.printFiles} />}
          {onMove && isMovable?.(work) && (
            <Button
              variant="default"
              size="xs"
              leftSection={<Icon name="route" size={16} />}
              onClick={() => onMove(work)}
              data-testid="move"
            >
              Move to another factory
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function PartHead({ work }: { work: Work }) {
  const now = useNow()
  const { packed, pieces } = verified(work)
  const ended = ENDED.has(work.state)
  return (
    <>
      <div className={css['head']}>
        <span className={css['place']}>
          <bdi>
            {work.makerName
              ? `Assigned to ${work.makerName}`
              : (work.factoryName ?? PROVIDERS[work.provider])}
          </bdi>
        </span>
        <FulfilmentBadge
          row={{
            state: work.state,
            hold: !ended && work.doc.hold,
            problem: !ended && work.doc.problem,
            packed,
            pieces,
          }}
        />
        <span className={css['due']}>
          {!ended && (
            <>
              due <Due at={work.dueAt} overdue={isOverdue(work.doc, now)} />
            </>
          )}
        </span>
      </div>
      <p className={css['facts']}>
        {packed} of {pieces} verified{work.routeReason && ` · ${work.routeReason}`}
      </p>
    </>
  )
}

const PROVIDERS: Record<Work['provider'], string> = {
  factory: 'Factory',
  maker: 'Maker',
  printful: 'Printful',
  prodigi: 'Prodigi',
  gooten: 'Gooten',
  at_ishare: 'AT-iShare',
  digital: 'Download',
}

/** Why the bench stands still; and of work that was cancelled, that its parcel has left all the same. */
function Flag({ work }: { work: Work }) {
  const { hold, problem } = work.doc
  const gone = problem?.kind === 'left_after_cancel'
  if (!(hold ?? problem) || (ENDED.has(work.state) && !gone)) return null
  const said = gone ? problem : (hold ?? problem!)
  return (
    <p className={css['flag']}>
      <Icon name={said === hold ? 'hold' : 'problem'} size={18} />
      <span>
        {gone && `${PROBLEM_WORDS.left_after_cancel}: `}
        <bdi>{'reason' in said ? said.reason : said.text}</bdi>{' '}
        <span className={css['by']}>{said.by.name}</span>
      </span>
    </p>
  )
}
