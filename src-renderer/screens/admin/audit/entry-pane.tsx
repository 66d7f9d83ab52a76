import { Link } from '@tanstack/react-router'
import type { AuditEntry } from '../../../../src-shared/cloud-contract/audit.ts'
import { changesOf } from '../../../../src-shared/order/change-words.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { sayExactly, sayLength } from '../../../ui/say-when.ts'
import { Facts } from '../parts/facts.tsx'
import { sayRole } from '../orders/detail/event-look.ts'
import css from './audit.module.css'
import { ChangeTable } from './change-table.tsx'
import { aboutWhat, entryLook } from './entry-words.ts'
import { OrderChain } from './verify/order-chain.tsx'

interface EntryPaneProps {
  entry: AuditEntry
  names: Readonly<Record<string, string>>
}

/** One entry whole: what, who, where, by which clocks, and what was so before and after. */
export function EntryPane({ entry, names }: EntryPaneProps) {
  const { word, icon, tone } = entryLook(entry)
  const changes = changesOf(entry.change, { names, when: (at) => sayExactly(Date.parse(at)) })
  return (
    <div className={css['pane']} data-testid="entry-pane">
      <header className={css['paneHead']}>
        <span className={css['knot']} data-tone={tone}>
          <Icon name={icon} size={18} />
        </span>
        <h2 className={css['paneTitle']}>{word}</h2>
      </header>
      {entry.detail && (
        <p className={css['detail']}>
          <bdi>{entry.detail}</bdi>
        </p>
      )}
      <Facts
        facts={[
          ['About', <About key="about" entry={entry} />],
          ['Who', <bdi key="who">{entry.actorName}</bdi>],
          ['Role', sayRole(entry.actorRole)],
          ['Station', entry.stationName && <bdi key="station">{entry.stationName}</bdi>],
          ['Happened', exact(entry.at)],
          [
            'Station’s own clock',
            entry.stationClock &&
              `${exact(entry.stationClock)}${apart(entry.stationClock, entry.at, 'behind', 'ahead')}`,
          ],
          ['Recorded', `${exact(entry.recordedAt)}${apart(entry.at, entry.recordedAt, 'later', 'earlier')}`],
          [
            'Entry',
            `Number ${entry.seq.toLocaleString('en')} ${entry.source === 'order' ? 'of all orders' : 'of the office'}`,
          ],
        ]}
      />
      <section aria-label="What changed">
        <h3 className={css['paneSection']}>What changed</h3>
        {changes.length === 0 ? (
          <p className={css['soft']}>Nothing but what is said above.</p>
        ) : (
          <ChangeTable changes={changes} />
        )}
      </section>
      {entry.source === 'order' && entry.subjectId && <OrderChain orderId={entry.subjectId} />}
      <details className={css['raw']}>
        <summary>As it was recorded</summary>
        <pre tabIndex={0}>{JSON.stringify(entry, null, 2)}</pre>
      </details>
    </div>
  )
}

function About({ entry }: { entry: AuditEntry }) {
  if (entry.subject !== 'order' || !entry.subjectId) return <bdi>{aboutWhat(entry)}</bdi>
  return (
    <Link to="/orders/$orderId" params={{ orderId: entry.subjectId }} className={css['link']}>
      {aboutWhat(entry)}
    </Link>
  )
}

const exact = (at: string): string => sayExactly(Date.parse(at))

const APART_MS = 60_000

/** `, 47 min later`, where two moments that should be one are not. */
function apart(from: string, to: string, after: string, before: string): string {
  const ms = Date.parse(to) - Date.parse(from)
  return Math.abs(ms) < APART_MS ? '' : `, ${sayLength(ms)} ${ms > 0 ? after : before}`
}
