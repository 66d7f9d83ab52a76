import { useQuery } from '@tanstack/react-query'
import type { OfficeRefusedAction } from '../../../../../src-shared/cloud-contract/refused-actions.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { Happened } from '../../../../ui/happened.tsx'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { actionWords } from '../../../parts/action-words.ts'
import css from './refused-at-station.module.css'

/**
 * What people did with this order at their stations and were told no: what they wanted, and why not. Nothing of it took
 * effect, so the office decides what it means. Takes no room while there is none.
 */
export function RefusedAtStation({ orderId }: { orderId: string }) {
  const queries = useCloudQueries()
  const { data } = useQuery(queries.orders.refusedActions.queryOptions({ input: { id: orderId } }))
  if (!data || data.length === 0) return null
  return (
    <section className={css['panel']} aria-labelledby="refused-title" data-testid="refused-at-station">
      <h2 id="refused-title" className={css['title']}>
        <Icon name="problem" size={18} />
        Done at a station, and refused
      </h2>
      <ul className={css['list']}>
        {data.map((action) => (
          <Refused key={action.mutationId} action={action} />
        ))}
      </ul>
    </section>
  )
}

const Refused = ({ action }: { action: OfficeRefusedAction }) => (
  <li className={css['action']}>
    <p className={css['did']}>
      <strong>
        <bdi>{action.actorName}</bdi>
      </strong>{' '}
      on <bdi>{action.stationName}</bdi>: {actionWords(action.name)}
      {action.wanted && (
        <>
          {' '}
          <bdi>{action.wanted}</bdi>
        </>
      )}
      {action.at && (
        <>
          , <Happened at={action.at} />
        </>
      )}
    </p>
    <p className={css['told']}>
      Told <Happened at={action.refusedAt} />: {action.told}
    </p>
  </li>
)
