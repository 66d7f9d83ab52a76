import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { OrderDetail } from '../../../../../../src-shared/cloud-contract/orders.ts'
import { momentsOf, orderThen, unexplained } from '../../../../../../src-shared/order/replay.ts'
import type { OrderStory as Story, StoryClock } from '../../../../../../src-shared/order/story.ts'
import { useNow } from '../../../../../station/now.ts'
import { useCloudQueries } from '../../../../../station/station-context.tsx'
import { Chips } from '../../../../../ui/chips.tsx'
import { sentenceOf } from '../../../../../ui/error-state.tsx'
import { Trouble } from '../../../parts/trouble.tsx'
import { OrderChain } from '../../../audit/verify/order-chain.tsx'
import { cameLater } from '../event-look.ts'
import { OrderTimeline } from '../order-timeline.tsx'
import { ReplayControl } from './replay-control.tsx'
import { StoryThen } from './story-then.tsx'
import { WhyList } from './why-list.tsx'
import css from './story.module.css'

/** What happened to the order: why it is as it is, how it was at any minute, and each event. */
export function OrderStory({ order }: { order: OrderDetail }) {
  const queries = useCloudQueries()
  const story = useQuery(queries.audit.story.queryOptions({ input: { id: order.id } }))
  const { refetch } = story
  // The order is heard of more often than its story; a new event is the sign that there is more to tell.
  useEffect(() => void refetch(), [refetch, order.events.length])
  const [atMs, setAtMs] = useState<number | null>(null)
  const [clock, setClock] = useState<StoryClock>('happened')
  const isLate = order.events.some(cameLater)
  return (
    <div className={css['story']}>
      {story.data ? (
        <Replay story={story.data} atMs={atMs} onMove={setAtMs} clock={clock} />
      ) : (
        <div className={css['coming']} aria-busy={!story.error}>
          <Trouble sentence={story.error && sentenceOf(story.error)} />
        </div>
      )}
      {isLate && (
        <Chips
          label="By which clock"
          chips={[
            { value: 'happened', label: 'As it happened' },
            { value: 'heard', label: 'As the office heard of it' },
          ]}
          value={clock}
          onChange={setClock}
        />
      )}
      <OrderTimeline events={order.events} {...(atMs === null ? {} : { until: { atMs, clock } })} />
      <OrderChain orderId={order.id} />
    </div>
  )
}

interface ReplayProps {
  story: Story
  atMs: number | null
  onMove: (atMs: number | null) => void
  clock: StoryClock
}

function Replay({ story, atMs, onMove, clock }: ReplayProps) {
  const nowMs = useNow()
  const then = orderThen(story, atMs ?? nowMs, clock)
  const gaps = unexplained(story)
  return (
    <>
      <WhyList order={then} nowMs={atMs ?? nowMs} />
      <ReplayControl moments={momentsOf(story, clock)} nowMs={nowMs} atMs={atMs} onMove={onMove} />
      {atMs !== null && <StoryThen order={then} />}
      {gaps.length > 0 && (
        <p className={css['gap']} role="status">
          The record does not explain all of it: {gaps.flatMap(({ fields }) => fields).join(', ')} changed
          without an entry.
        </p>
      )}
    </>
  )
}
