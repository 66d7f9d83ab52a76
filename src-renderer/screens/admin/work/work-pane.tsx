import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { WorkDetail } from '../../../../src-shared/cloud-contract/makers/work.ts'
import { countryName } from '../../../../src-shared/order/address.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { PROBLEM_WORDS } from '../../parts/flags.tsx'
import { FulfilmentBadge } from '../../parts/fulfilment-badge.tsx'
import { Asked } from '../parts/asked.tsx'
import { Due } from '../parts/due.tsx'
import { Facts } from '../parts/facts.tsx'
import { Picture } from '../parts/picture.tsx'
import { ToFactoryDialog } from './to-factory-dialog.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'
import { WorkProposals } from './work-proposals.tsx'
import css from './work.module.css'

interface WorkPaneProps {
  id: string
  /** Takes the keyboard as soon as there is something to press. */
  eager: boolean
  /** It is in other hands now. */
  onDone: () => void
}

/** One fulfilment: what it is, who has it, and who could have it. */
export function WorkPane({ id, eager, onDone }: WorkPaneProps) {
  const queries = useCloudQueries()
  const work = useQuery(queries.makers.workOne.queryOptions({ input: { id } }))
  return (
    <div className={css['pane']} data-testid="work-pane">
      <Asked query={work} what="This work" shape="rows">
        {(found) => <Whole work={found} eager={eager} onDone={onDone} />}
      </Asked>
    </div>
  )
}

/** Work that can still change hands: nothing of it has left, and nobody asked to cancel it. */
const CHANGES_HANDS: ReadonlySet<WorkDetail['state']> = new Set(['pending', 'submitted', 'processing'])

function Whole({ work, eager, onDone }: { work: WorkDetail; eager: boolean; onDone: () => void }) {
  const [open, setOpen] = useState<'withdraw' | 'factory' | null>(null)
  const close = (done: boolean): void => {
    setOpen(null)
    if (done) onDone()
  }
  return (
    <>
      <header className={css['head']}>
        <h2 className={css['title']}>
          <Link to="/orders/$orderId" params={{ orderId: work.orderId }}>
            {work.orderNumber}
          </Link>
        </h2>
        <FulfilmentBadge
          row={{ state: work.state, hold: work.held, problem: work.problem, packed: 0, pieces: work.pieces }}
          size="sm"
        />
      </header>
      <Facts
        facts={[
          ['With', <Hands key="with" work={work} />],
          ['Due', <Due key="due" at={work.dueAt} overdue={work.overdue} />],
          [
            'Goes to',
            work.country && (
              <bdi key="goes">
                {work.city}, {countryName(work.country)}
              </bdi>
            ),
          ],
          ['Why there', work.routeReason],
        ]}
      />
      {work.problem && (
        <p className={css['problem']}>
          <Icon name="problem" size={18} />
          <span>
            {PROBLEM_WORDS[work.problem.kind]}: <bdi>{work.problem.text}</bdi>
          </span>
        </p>
      )}
      <Items work={work} />
      {CHANGES_HANDS.has(work.state) && (
        <>
          <div className={css['buttons']}>
            {work.maker && (
              <Button
                size="xs"
                autoFocus={eager}
                data-first-action=""
                onClick={() => setOpen('withdraw')}
                data-testid="withdraw"
              >
                Withdraw or reassign
              </Button>
            )}
            <Button
              size="xs"
              variant="default"
              leftSection={<Icon name="route" size={16} />}
              onClick={() => setOpen('factory')}
            >
              {work.factory ? 'Move to another factory' : 'Move to a factory'}
            </Button>
          </div>
          {!work.maker && (
            <Section title="Who could make it">
              <WorkProposals work={work} eager={eager} onDone={onDone} />
            </Section>
          )}
        </>
      )}
      {open === 'withdraw' && <WithdrawDialog work={work} onClose={close} />}
      {open === 'factory' && <ToFactoryDialog work={work} onClose={close} />}
    </>
  )
}

function Hands({ work }: { work: WorkDetail }) {
  if (work.maker)
    return (
      <Link to="/makers" search={{ row: work.maker.id }}>
        <bdi>{work.maker.name}</bdi>
      </Link>
    )
  return work.factory ? <bdi>{work.factory.name}</bdi> : <>Nobody yet</>
}

function Items({ work }: { work: WorkDetail }) {
  return (
    <ul className={css['items']}>
      {work.items.map((item, at) => (
        <li key={at} className={css['item']}>
          <Picture src={item.picture} />
          <div className={css['itemText']}>
            <p className={css['itemName']}>
              {item.quantity} × <bdi>{item.title}</bdi>
            </p>
            <p className={css['quiet']}>
              <bdi>
                {[item.variant, ...item.specs.map((spec) => `${spec.name} ${spec.value}`)].join(' · ')}
              </bdi>
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css['section']} aria-label={title}>
      <h3 className={css['sectionTitle']}>{title}</h3>
      {children}
    </section>
  )
}
