import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { MakerDetail } from '../../../../src-shared/cloud-contract/makers/profiles.ts'
import type { MakerStatus } from '../../../../src-shared/maker/profile.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Initials } from '../../../ui/initials.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Asked } from '../parts/asked.tsx'
import { Due } from '../parts/due.tsx'
import { Facts } from '../parts/facts.tsx'
import { BankDialog } from './bank-dialog.tsx'
import { EditMakerDialog } from './edit-maker-dialog.tsx'
import { MAKER_STATUS_LOOK, sayLoad, sayRecord, sayWhere } from './maker-words.ts'
import css from './maker.module.css'
import { StationCodeDialog } from './station-code-dialog.tsx'
import { StatusDialog } from './status-dialog.tsx'

type Open = 'edit' | 'bank' | 'code' | MakerStatus | null

/** One maker: how they stand, what they can, what they have, where their money goes. */
export function MakerPane({ makerId }: { makerId: string }) {
  const queries = useCloudQueries()
  const maker = useQuery(queries.makers.get.queryOptions({ input: { id: makerId } }))
  return (
    <div className={css['pane']} data-testid="maker-pane">
      <Asked query={maker} what="This maker" shape="rows">
        {(found) => <Whole maker={found} />}
      </Asked>
    </div>
  )
}

function Whole({ maker }: { maker: MakerDetail }) {
  const [open, setOpen] = useState<Open>(null)
  const close = (): void => setOpen(null)
  return (
    <>
      <header className={css['head']}>
        <Initials name={maker.name} size="lg" />
        <div>
          <h2 className={css['name']}>
            <bdi>{maker.name}</bdi>
          </h2>
          <StateBadge {...MAKER_STATUS_LOOK[maker.status]} size="sm" />
        </div>
      </header>
      {maker.status !== 'active' && maker.statusReason && (
        <p className={css['reason']}>
          <bdi>{maker.statusReason}</bdi>
        </p>
      )}
      <div className={css['buttons']}>
        <Button size="xs" leftSection={<Icon name="edit" size={16} />} onClick={() => setOpen('edit')}>
          Edit profile
        </Button>
        <StatusButtons status={maker.status} onAsk={setOpen} />
      </div>
      <Facts
        facts={[
          ['E-mail', maker.email],
          ['Where', sayWhere(maker)],
          ['Jobs', `${sayLoad(maker)} at once`],
          ['Last 180 days', sayRecord(maker.onTime)],
          ['Sign-in', maker.signsIn ? null : 'Taken out: cannot sign in anywhere'],
          ['With us', <Happened key="since" at={maker.since} />],
        ]}
      />
      <Section title="Can do">
        <Can maker={maker} />
      </Section>
      <Section title="Jobs they have">
        <Jobs maker={maker} />
      </Section>
      <Section title="Stations">
        <Stations maker={maker} onCode={() => setOpen('code')} />
      </Section>
      <Section title="Where the money goes">
        {maker.bank ? (
          <Facts
            facts={[
              ['Holder', <bdi key="holder">{maker.bank.accountHolder}</bdi>],
              ['Bank', maker.bank.bankName],
              ['Account', maker.bank.account],
            ]}
          />
        ) : (
          <p className={css['quiet']}>Nobody said yet. Without it nothing can be paid out.</p>
        )}
        <Button variant="default" size="xs" onClick={() => setOpen('bank')}>
          {maker.bank ? 'Change bank details' : 'Enter bank details'}
        </Button>
      </Section>
      {maker.notes && (
        <Section title="Notes of the office">
          <p className={css['notes']} dir="auto">
            {maker.notes}
          </p>
        </Section>
      )}
      {open === 'edit' && <EditMakerDialog maker={maker} onClose={close} />}
      {open === 'bank' && <BankDialog maker={maker} onClose={close} />}
      {open === 'code' && <StationCodeDialog maker={maker} onClose={close} />}
      {(open === 'active' || open === 'paused' || open === 'suspended') && (
        <StatusDialog maker={maker} status={open} onClose={close} />
      )}
    </>
  )
}

function StatusButtons({ status, onAsk }: { status: MakerStatus; onAsk: (status: MakerStatus) => void }) {
  return (
    <>
      {status !== 'active' && (
        <Button size="xs" variant="default" onClick={() => onAsk('active')}>
          Take up again
        </Button>
      )}
      {status === 'active' && (
        <Button size="xs" variant="default" onClick={() => onAsk('paused')}>
          Pause
        </Button>
      )}
      {status !== 'suspended' && (
        <Button size="xs" variant="default" onClick={() => onAsk('suspended')}>
          Suspend
        </Button>
      )}
    </>
  )
}

function Can({ maker: { capabilities } }: { maker: MakerDetail }) {
  const { processes, materials, colours, machines } = capabilities
  if (processes.length + materials.length + colours.length + machines.length === 0)
    return <p className={css['quiet']}>Nothing is entered. They are proposed last.</p>
  return (
    <Facts
      facts={[
        ['Processes', processes.join(', ')],
        ['Materials', materials.join(', ')],
        ['Colours', colours.join(', ')],
        [
          'Machines',
          machines.length > 0 &&
            machines.map(({ name, x, y, z }) => (
              <span key={`${name} ${x} ${y} ${z}`} className={css['machine']}>
                <bdi>{name}</bdi> {x} × {y} × {z} mm
              </span>
            )),
        ],
      ]}
    />
  )
}

function Jobs({ maker }: { maker: MakerDetail }) {
  if (maker.jobs.length === 0) return <p className={css['quiet']}>None at present.</p>
  return (
    <ul className={css['jobs']}>
      {maker.jobs.map((job) => (
        <li key={job.fulfillmentId}>
          <Link to="/work" search={{ slice: 'with_maker', row: job.fulfillmentId }} className={css['job']}>
            <span className={css['number']}>{job.orderNumber}</span>
            <span className={css['things']}>{job.things}</span>
            <span className={css['due']}>
              {job.status === 'in_production' ? 'in production, due ' : 'due '}
              <Due at={job.dueAt} overdue={job.overdue} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Stations({ maker, onCode }: { maker: MakerDetail; onCode: () => void }) {
  return (
    <>
      {maker.stations.length === 0 ? (
        <p className={css['quiet']}>None yet. Give them a code for their own.</p>
      ) : (
        <ul className={css['jobs']}>
          {maker.stations.map((station) => (
            <li key={station.id} className={css['station']}>
              <bdi>{station.name}</bdi>
              <span className={css['quiet']}>
                {station.online ? (
                  'online'
                ) : station.lastSeenAt ? (
                  <Happened at={station.lastSeenAt} />
                ) : (
                  'never seen'
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Button variant="default" size="xs" onClick={onCode} data-testid="maker-code">
        Code for a station
      </Button>
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css['section']} aria-label={title}>
      <h3 className={css['title']}>{title}</h3>
      {children}
    </section>
  )
}
