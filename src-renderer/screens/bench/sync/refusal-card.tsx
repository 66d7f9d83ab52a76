import { Button, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RefusedAction } from '../../../../src-shared/station-contract/bench.ts'
import { useStation } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { actionWords } from '../../parts/action-words.ts'
import { BeforeAndNow } from './before-and-now.tsx'
import css from './sync.module.css'

const CANCELLED = new Set(['cancelled', 'cancel_requested'])

/** An action that the office turned down: what happened, what it was and is, what to do, and the way to settle it. */
export function RefusalCard({ refused }: { refused: RefusedAction }) {
  const station = useStation()
  const [text, setText] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const mayHaveLeft =
    refused.name === 'fulfillment.ship' && (refused.now === null || CANCELLED.has(refused.now.state))
  const settle = async (how: 'understood' | 'already_left'): Promise<void> => {
    const answer = await station.sync.settle({ mutationId: refused.mutationId, how, text: text.trim() })
    if (!answer.ok) setSaid(answer.sentence)
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
