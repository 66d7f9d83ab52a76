import type { OrderThen } from '../../../../../../src-shared/order/replay.ts'
import type { Why } from '../../../../../../src-shared/order/why.ts'
import { whyOrder } from '../../../../../../src-shared/order/why.ts'
import { Icon } from '../../../../../ui/icons/icon.tsx'
import type { IconName } from '../../../../../ui/icons/shapes.ts'
import { sayingAt } from './saying.ts'
import css from './story.module.css'

const LOOKS: Record<Why['topic'], { icon: IconName; tone: string }> = {
  payment: { icon: 'money', tone: 'waiting' },
  state: { icon: 'info', tone: 'waiting' },
  hold: { icon: 'hold', tone: 'needs' },
  problem: { icon: 'problem', tone: 'needs' },
  late: { icon: 'late', tone: 'stop' },
}

/** “Why is it in this state?”, in sentences. With several parts each is numbered as in “Making and packing”. */
export function WhyList({ order, nowMs }: { order: OrderThen; nowMs: number }) {
  const whys = whyOrder(order, sayingAt(nowMs))
  const isOne = order.parts.length < 2
  return (
    <section aria-label="Why is it in this state?">
      <h3 className={css['title']}>Why is it in this state?</h3>
      <ul className={css['whys']} data-testid="whys">
        {whys.map(({ partId, topic, sentence }) => {
          const part = order.parts.findIndex(({ id }) => id === partId) + 1
          return (
            <li key={`${partId} ${topic} ${sentence}`} data-tone={LOOKS[topic].tone} data-topic={topic}>
              <Icon name={LOOKS[topic].icon} size={18} />
              <span>
                {!isOne && part > 0 && <b>Part {part}: </b>}
                <bdi>{sentence}</bdi>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
