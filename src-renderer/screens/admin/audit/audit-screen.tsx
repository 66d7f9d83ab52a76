import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { DataTable } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { Asked } from '../parts/asked.tsx'
import css from '../parts/list.module.css'
import { SearchBox } from '../parts/search-box.tsx'
import { auditColumns } from './audit-columns.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { isFiltered, type AuditSearch } from './audit-search.ts'
import { EntryPane } from './entry-pane.tsx'
import { ExportButton } from './export-button.tsx'
import { useAuditLog } from './use-audit-log.ts'
import { VerificationStrip } from './verify/verification-strip.tsx'

/** Rows drawn as shapes below the last one while more are on their way. */
const COMING = 3
const COUNTED = 10_000

/** What happened to orders and what the office did, in one log (S0.20); and whether all of it is as it was written. */
export function AuditScreen() {
  const search: AuditSearch = useSearch({ from: '/audit' })
  const navigate = useNavigate()
  const log = useAuditLog(search)
  const go = useCallback(
    (change: (before: AuditSearch) => AuditSearch) =>
      void navigate({ to: '/audit', search: (before) => change(before as AuditSearch), replace: true }),
    [navigate],
  )
  const onSearch = useCallback(
    (text: string) => go((before) => ({ ...before, search: text || undefined, row: undefined })),
    [go],
  )
  const { rows, more, found } = log
  const chosen = rows.find((row) => row.id === search.row)
  const choose = (row: { id: string }): void => go((before) => ({ ...before, row: row.id }))
  return (
    <Page
      title="Audit"
      body="fill"
      aside={found !== null && <span data-testid="audit-count">{sayCount(found)}</span>}
      actions={
        <>
          <SearchBox
            label="Search the log"
            placeholder="Words of the entry, a name, an order"
            value={search.search ?? ''}
            onSearch={onSearch}
          />
          <ExportButton search={search} />
        </>
      }
    >
      <VerificationStrip />
      <AuditFilters search={search} onChange={(next) => go(() => ({ ...next, row: undefined }))} />
      <DetailSplit
        list={
          <div className={css['list']}>
            <Asked query={log.query} what="The log" shape="rows">
              {() => (
                <DataTable
                  label="Audit log"
                  columns={auditColumns(chosen !== undefined)}
                  count={rows.length + (more ? COMING : 0)}
                  rowAt={(index) => rows[index]}
                  keyOf={(row) => row.id}
                  selected={search.row ?? null}
                  onSelect={choose}
                  onOpen={choose}
                  onRange={log.onRange}
                  empty={<NoEntries filtered={isFiltered(search)} onClear={() => go(() => ({}))} />}
                />
              )}
            </Asked>
          </div>
        }
        detail={chosen ? <EntryPane key={chosen.id} entry={chosen} names={log.names} /> : null}
        detailLabel="The chosen entry"
        onClose={() => go((before) => ({ ...before, row: undefined }))}
      />
    </Page>
  )
}

const sayCount = (found: number): string =>
  found >= COUNTED
    ? `More than ${COUNTED.toLocaleString('en')} entries`
    : found === 1
      ? '1 entry'
      : `${found.toLocaleString('en')} entries`

function NoEntries({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered)
    return (
      <EmptyState icon="clock" title="Nothing happened yet">
        Each order and each deed of the office leaves its entries here, for good.
      </EmptyState>
    )
  return (
    <EmptyState
      icon="search"
      title="No entry matches"
      action={
        <Button variant="default" onClick={onClear}>
          Show everything
        </Button>
      }
    >
      Nothing fits these filters and these words together. Words are found from their beginning.
    </EmptyState>
  )
}
