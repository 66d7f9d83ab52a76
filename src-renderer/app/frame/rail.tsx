import { Link } from '@tanstack/react-router'
import type { Person, StationStatus } from '../../../src-shared/station-contract/status.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { railFor, SETTINGS, type RailEntry } from '../rail-entries.ts'
import markUrl from '../../styles/packbench.svg'
import css from './rail.module.css'
import { useUnread } from './use-unread.ts'

const Entry = ({ entry, flag, count = 0 }: { entry: RailEntry; flag: boolean; count?: number }) => (
  <Link to={entry.to} className={css['entry']} activeProps={{ 'aria-current': 'page' }}>
    <Icon name={entry.icon} size={24} />
    <span>{entry.word}</span>
    {flag && <span className={css['flag']} role="img" aria-label="needs you" />}
    {count > 0 && (
      <span className={css['number']} role="img" aria-label={`${count} unread`}>
        {count > 99 ? '99+' : count}
      </span>
    )}
  </Link>
)

const needsYou = (entry: RailEntry, status: StationStatus): boolean =>
  (entry.to === '/sync' && status.sync.refusals > 0) ||
  (entry.to === '/print' && status.printers.some((printer) => printer.inDoubt > 0))

/** More pages than this do not fit into 800 pixels at full height. */
const LONG = 10

/** The way to every page that this role has. */
export function Rail({ role, status }: { role: Person['role']; status: StationStatus }) {
  const unread = useUnread(role)
  const groups = railFor(role)
  return (
    <nav className={css['rail']} data-long={groups.flat().length > LONG || undefined} aria-label="Pages">
      <img className={css['mark']} src={markUrl} alt="Packbench" />
      {groups.map((group, index) => (
        <div key={index} className={css['group']}>
          {group.map((entry) => (
            <Entry
              key={entry.to}
              entry={entry}
              flag={needsYou(entry, status)}
              count={entry.to === '/inbox' ? unread : 0}
            />
          ))}
        </div>
      ))}
      <div className={css['last']}>
        <Entry entry={SETTINGS} flag={false} />
      </div>
    </nav>
  )
}
