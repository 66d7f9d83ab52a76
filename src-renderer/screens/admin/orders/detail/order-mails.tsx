import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import type { IconName } from '../../../../ui/icons/shapes.ts'
import { StateBadge, type Tone } from '../../../../ui/state-badge.tsx'
import { Happened } from '../../../../ui/happened.tsx'
import css from './order-mails.module.css'

const KINDS: Record<string, string> = {
  confirmation: 'Confirmation',
  shipped: 'On its way',
  delivered: 'Delivered',
}
const STATES: Record<string, { tone: Tone; icon: IconName; word: string }> = {
  queued: { tone: 'waiting', icon: 'waiting', word: 'Waiting' },
  sending: { tone: 'working', icon: 'working', word: 'Sending' },
  sent: { tone: 'done', icon: 'check', word: 'Sent' },
  unknown: { tone: 'needs', icon: 'problem', word: 'Not certain' },
  failed: { tone: 'stop', icon: 'crossCircle', word: 'Failed' },
}

const sayKind = (kind: string): string =>
  Object.hasOwn(KINDS, kind) ? KINDS[kind]! : kind.replaceAll(/[_.]/g, ' ')

/** The mails that the customer got, or should have got. */
export function OrderMails({ mails }: { mails: OrderDetail['mails'] }) {
  if (mails.length === 0)
    return <p className={css['none']}>No mail yet. The first one goes out with the payment.</p>
  return (
    <ul className={css['mails']}>
      {mails.map((mail) => {
        const look = Object.hasOwn(STATES, mail.state)
          ? STATES[mail.state]!
          : { tone: 'waiting' as const, icon: 'mail' as const, word: mail.state }
        return (
          <li key={`${mail.kind} ${mail.at}`} className={css['mail']} data-testid="mail">
            <span className={css['kind']}>{sayKind(mail.kind)}</span>
            <StateBadge {...look} size="sm" />
            <span className={css['when']}>
              <Happened at={mail.at} />
            </span>
            <span className={css['to']}>{mail.to}</span>
          </li>
        )
      })}
    </ul>
  )
}
