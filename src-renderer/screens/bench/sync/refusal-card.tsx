import { Button, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useStation } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { actionWords } from '../../parts/action-words.ts'
import { BeforeAndNow } from './before-and-now.tsx'
import { inShort, type Matter } from './matters.ts'
import css from './sync.module.css'

const CANCELLED = new Set(['cancelled', 'cancel_requested'])

/** What the office turned down on one order: what happened, what it was and is, what to do, and one decision for all of it. */
export function RefusalCard({ matter }: { matter: Matter }) {
  const { lead: refused, others } = matter
  const station = useStation()
  const [text, setText] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const mayHaveLeft =
    refused.name === 'fulfillment.ship' && (refused.now === null || CANCELLED.has(refused.now.state))
  const settle = async (how: 'understood' | 'already_left'): Promise<void> => {
    setBusy(true)
    try {
      // The decision itself comes last: should one before it fail, the matter is still here with its question.
      for (const { mutationId } of others)
        await station.sync.settle({ mutationId, how: 'understood', text: '' })
      const answer = await station.sync.settle({ mutationId: refused.mutationId, how, text: text.trim() })
      if (!answer.ok) setSaid(answer.sentence)
    } catch (error) {
      setSaid(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section
      className={css['refusal']}
      aria-label={`Turned down: ${actionWords(refused.name)} ${refused.orderNumber ?? ''}`}
      data-testid="refusal"
    >
      <header className={css['refusalHead']}>
        <span className={css['medal']} data-tone="needs">
          <Icon name="problem" size={28} />
        </span>
        <div>
          <h2 data-testid="refusal-title">{refused.title}</h2>
          <p className={css['next']} data-testid="refusal-next">
            {refused.next}
          </p>
        </div>
      </header>
      <p className={css['story']}>
        <strong>{`${actionWords(refused.name)} `}</strong>
        <Link to="/fulfilments/$fulfillmentId" params={{ fulfillmentId: refused.fulfillmentId }}>
          {refused.orderNumber ?? 'an order'}
        </Link>
        {refused.customer && (
          <>
            {' for '}
            <bdi>{refused.customer}</bdi>
          </>
        )}
        {`, by ${refused.actorName}, `}
        <Happened at={refused.at} />
        {'. Turned down '}
        <Happened at={refused.refusedAt} />.
      </p>
      {others.length > 0 && (
        <ul className={css['others']} aria-label="Also turned down" data-testid="refusal-others">
          {inShort(others).map(({ action, times }) => (
            <li key={action.mutationId}>
              {'Also turned down: '}
              <strong>{actionWords(action.name)}</strong>
              {`${times > 1 ? `, ${times} times` : ''}. ${action.title}`}
            </li>
          ))}
        </ul>
      )}
      <BeforeAndNow before={refused.before} now={refused.now} />
      {mayHaveLeft && (
        <Textarea
          label="Anything the office should know"
          placeholder="Where the parcel is, who has it"
          autosize
          minRows={1}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {said && <p role="alert">{said}</p>}
      <footer className={css['refusalFoot']}>
        <Button
          size="lg"
          leftSection={<Icon name="check" />}
          disabled={busy}
          onClick={() => void settle('understood')}
          data-testid="settle-understood"
        >
          {mayHaveLeft ? 'Understood, I keep the parcel here' : 'Understood'}
        </Button>
        {mayHaveLeft && (
          <Button
            size="lg"
            variant="default"
            leftSection={<Icon name="truck" />}
            disabled={busy}
            onClick={() => void settle('already_left')}
            data-testid="settle-already-left"
          >
            The parcel has already left
          </Button>
        )}
      </footer>
    </section>
  )
}
