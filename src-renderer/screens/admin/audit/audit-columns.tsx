import type { AuditEntry } from '../../../../src-shared/cloud-contract/audit.ts'
import type { Column } from '../../../ui/data-table.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { TwoLines } from '../parts/two-lines.tsx'
import { cameLater, sayRole } from '../orders/detail/event-look.ts'
import css from './audit.module.css'
import { aboutWhat, entryLook } from './entry-words.ts'

const when: Column<AuditEntry> = {
  key: 'when',
  header: 'Recorded',
  width: '8.5rem',
  cell: (row) => (
    <TwoLines
      top={<Happened at={row.recordedAt} />}
      below={
        cameLater(row) ? (
          <>
            happened <Happened at={row.at} />
          </>
        ) : null
      }
    />
  ),
}
const what: Column<AuditEntry> = {
  key: 'what',
  header: 'What',
  width: 'minmax(12rem, 2.4fr)',
  cell: (row) => {
    const { word, icon, tone } = entryLook(row)
    return (
      <span className={css['what']}>
        <span className={css['knot']} data-tone={tone}>
          <Icon name={icon} size={16} />
        </span>
        <TwoLines top={word} below={<bdi>{row.detail}</bdi>} />
      </span>
    )
  },
}
const about: Column<AuditEntry> = {
  key: 'about',
  header: 'About',
  width: 'minmax(9rem, 1.2fr)',
  cell: (row) => <bdi>{aboutWhat(row)}</bdi>,
}
const who: Column<AuditEntry> = {
  key: 'who',
  header: 'Who',
  width: 'minmax(9rem, 1.2fr)',
  cell: (row) => (
    <TwoLines
      top={<bdi>{row.actorName}</bdi>}
      below={
        <>
          {sayRole(row.actorRole)}
          {row.stationName && (
            <>
              {' · '}
              <bdi>{row.stationName}</bdi>
            </>
          )}
        </>
      }
    />
  ),
}

/** The columns; fewer beside an open entry. */
export const auditColumns = (beside: boolean): Column<AuditEntry>[] =>
  beside ? [when, what, who] : [when, what, about, who]
