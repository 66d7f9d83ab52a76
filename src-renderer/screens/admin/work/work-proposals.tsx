import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { WorkDetail, WorkProposal } from '../../../../src-shared/cloud-contract/makers/work.ts'
import { reasonOf } from '../../../../src-shared/maker/share-out.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Asked } from '../parts/asked.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useWorkNews } from './use-work-news.ts'
import css from './work.module.css'

/** Below this, a reason speaks against a maker; above it, for them. */
const AGAINST = 0.25
const FOR = 0.6

/** The active makers for a fulfilment, the best first, each with what speaks for and against; one press assigns. */
export function WorkProposals({
  work,
  eager,
  onDone,
}: {
  work: WorkDetail
  eager: boolean
  onDone: () => void
}) {
  const queries = useCloudQueries()
  const news = useWorkNews()
  const found = useQuery(queries.makers.propose.queryOptions({ input: { id: work.id } }))
  const assign = useMutation({
    ...queries.makers.assign.mutationOptions(),
    onSuccess: async () => {
      onDone()
      await news()
    },
  })
  const give = (proposal: WorkProposal): void =>
    assign.mutate({
      orderId: work.orderId,
      makerId: proposal.makerId,
      reason: reasonOf(proposal),
      fulfillmentIds: [work.id],
    })
  return (
    <Asked query={found} what="The proposals" shape="rows">
      {({ proposals, active }) => (
        <>
          <Trouble sentence={assign.error && sentenceOf(assign.error)} />
          {proposals.length === 0 ? (
            <p className={css['quiet']}>There is no active maker. Add one, or take one up again.</p>
          ) : (
            <ol className={css['proposals']}>
              {proposals.map((proposal, at) => (
                <Proposed
                  key={proposal.makerId}
                  proposal={proposal}
                  isBest={at === 0}
                  eager={eager}
                  busy={assign.isPending}
                  onGive={() => give(proposal)}
                />
              ))}
            </ol>
          )}
          {active > proposals.length && (
            <p className={css['quiet']}>
              The best {proposals.length} of {active.toLocaleString('en')} active makers.
            </p>
          )}
        </>
      )}
    </Asked>
  )
}

interface ProposedProps {
  proposal: WorkProposal
  isBest: boolean
  eager: boolean
  busy: boolean
  onGive: () => void
}

function Proposed({ proposal, isBest, eager, busy, onGive }: ProposedProps) {
  const good = proposal.fits && proposal.hasRoom
  return (
    <li className={css['proposal']} data-best={isBest && good} data-testid="proposal">
      <div className={css['proposalHead']}>
        <span className={css['proposalName']}>
          <bdi>{proposal.name}</bdi>
        </span>
        <Button
          size="xs"
          variant={isBest && good ? 'filled' : 'default'}
          disabled={busy}
          autoFocus={isBest && eager}
          onClick={onGive}
          data-first-action={isBest ? '' : undefined}
          aria-label={`${good ? 'Assign to' : 'Assign anyway to'} ${proposal.name}`}
        >
          {good ? 'Assign' : 'Assign anyway'}
        </Button>
      </div>
      <ul className={css['reasons']}>
        {proposal.reasons.map((reason) => {
          const tone = toneOf(proposal, reason)
          return (
            <li key={reason.about} className={css['reason']} data-tone={tone}>
              <Icon
                name={tone === 'against' ? 'cross' : tone === 'for' ? 'check' : 'dot'}
                size={16}
                label={tone === 'against' ? 'Against' : tone === 'for' ? 'For' : 'Neither'}
              />
              <span>{reason.words}</span>
            </li>
          )
        })}
      </ul>
    </li>
  )
}

function toneOf(
  proposal: WorkProposal,
  { about, points }: WorkProposal['reasons'][number],
): 'for' | 'against' | 'neither' {
  if (about === 'fits') return proposal.fits ? 'for' : 'against'
  if (about === 'on_time' && points > AGAINST && points < 0.85) return 'neither'
  return points < AGAINST ? 'against' : points >= FOR ? 'for' : 'neither'
}
