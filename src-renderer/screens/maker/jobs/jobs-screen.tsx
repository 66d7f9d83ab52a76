import { TextInput } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { fulfillmentId } from '../../../../src-shared/ids/ids.ts'
import { useNow } from '../../../station/now.ts'
import { useStatus } from '../../../station/status.ts'
import { Chips } from '../../../ui/chips.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { LoadingShape } from '../../../ui/loading-shape.tsx'
import { Page } from '../../../ui/page.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useQueue } from '../../bench/queue/use-queue.ts'
import { dueGroup } from './due-group.ts'
import { jobColumns, type JobRow } from './job-columns.tsx'
import { JobDetail } from './job-detail.tsx'
import { jobChips } from './job-filters.ts'
import css from './jobs.module.css'
import { NoJobs } from './no-jobs.tsx'
import { TakenBackNotice } from './taken-back-notice.tsx'

const idOfRow = (row: JobRow): string => row.id
const markOfRow = (row: JobRow): 'late' | undefined => (row.overdue ? 'late' : undefined)

/** A maker's jobs by when they are due. */
export function JobsScreen() {
  const { filter = 'open', search = '', row } = useSearch({ from: '/jobs' })
  const navigate = useNavigate({ from: '/jobs' })
  const refusals = useStatus()?.sync.refusals ?? 0
  const now = useNow()
  const queue = useQueue(filter, search)
  const chosen = fulfillmentId.safeParse(row)
  const grouped = filter !== 'done' && search === ''
  const change = (part: { filter?: typeof filter; search?: string; row?: string | undefined }): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  const rowAt = (index: number): JobRow | undefined => {
    const found = queue.rowAt(index)
    if (!found) return undefined
    const group = dueGroup(Date.parse(found.dueAt), now)
    const before = index > 0 ? queue.rowAt(index - 1) : undefined
    const first = index === 0 || (before && dueGroup(Date.parse(before.dueAt), now) !== group)
    return { ...found, group: first ? group : null }
  }
  return (
    <Page
      title="Jobs"
      body="fill"
      actions={
        <TextInput
          className={css['search']}
          aria-label="Search the jobs"
          placeholder="Order, part, tracking"
          leftSection={<Icon name="search" size={18} />}
          value={search}
          onChange={(event) => change({ search: event.currentTarget.value, row: undefined })}
        />
      }
    >
      <TakenBackNotice />
      {refusals > 0 && (
        <div className={css['news']}>
          <Notice
            tone="needs"
            icon="problem"
            title={refusals === 1 ? 'Something you did was turned down' : `${refusals} jobs were turned down`}
            actions={<Link to="/sync">See what to do</Link>}
          />
        </div>
      )}
      <div className={css['bar']}>
        <Chips
          label="Show"
          chips={jobChips(queue.counts)}
          value={filter}
          onChange={(value) => change({ filter: value, row: undefined })}
        />
      </div>
      {queue.error ? (
        <ErrorState title="The jobs could not be read" onRetry={queue.retry}>
          {`${queue.error.message} What was done here is kept.`}
        </ErrorState>
      ) : queue.pending ? (
        <LoadingShape count={10} />
      ) : (
        <DetailSplit
          detailLabel="Chosen job"
          onClose={() => change({ row: undefined })}
          detail={chosen.success ? <JobDetail fulfillmentId={chosen.data} /> : null}
          list={
            <DataTable
              key={`${filter} ${search}`}
              label="Jobs"
              columns={jobColumns(chosen.success, grouped)}
              count={queue.total}
              rowAt={rowAt}
              keyOf={idOfRow}
              selected={row ?? null}
              onSelect={(next) => change({ row: next.id })}
              onOpen={(next) =>
                void navigate({ to: '/jobs/$fulfillmentId', params: { fulfillmentId: next.id } })
              }
              onRange={queue.onRange}
              markOf={markOfRow}
              rowHeight={44}
              autoFocus
              empty={<NoJobs filter={filter} search={search} everHad={(queue.counts?.all ?? 0) > 0} />}
            />
          }
        />
      )}
    </Page>
  )
}
