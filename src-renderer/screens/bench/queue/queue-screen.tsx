import { TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { fulfillmentId } from '../../../../src-shared/ids/ids.ts'
import type { QueueRow } from '../../../../src-shared/station-contract/bench.ts'
import { Chips } from '../../../ui/chips.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { LoadingShape } from '../../../ui/loading-shape.tsx'
import { Page } from '../../../ui/page.tsx'
import { queueColumns } from './queue-columns.tsx'
import { QueueDetail } from './queue-detail.tsx'
import { EMPTY_WORDS, filterChips } from './queue-filters.ts'
import css from './queue.module.css'
import { useQueue } from './use-queue.ts'

const idOfRow = (row: QueueRow): string => row.id
const markOfRow = (row: QueueRow): 'late' | undefined => (row.overdue ? 'late' : undefined)

/** The work of the day: what is due first is on top. */
export function QueueScreen() {
  const { filter = 'open', search = '', row } = useSearch({ from: '/queue' })
  const navigate = useNavigate({ from: '/queue' })
  const queue = useQueue(filter, search)
  const chosen = fulfillmentId.safeParse(row)
  const change = (part: { filter?: typeof filter; search?: string; row?: string | undefined }): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  const words = EMPTY_WORDS[filter]
  return (
    <Page
      title="Queue"
      body="fill"
      actions={
        <TextInput
          className={css['search']}
          aria-label="Search the queue"
          placeholder="Order, customer, tracking, SKU"
          leftSection={<Icon name="search" size={18} />}
          value={search}
          onChange={(event) => change({ search: event.currentTarget.value, row: undefined })}
        />
      }
    >
      <div className={css['bar']}>
        <Chips
          label="Show"
          chips={filterChips(queue.counts)}
          value={filter}
          onChange={(value) => change({ filter: value, row: undefined })}
        />
      </div>
      {queue.error ? (
        <ErrorState title="The queue could not be read" onRetry={queue.retry}>
          {`${queue.error.message} What was done here is kept.`}
        </ErrorState>
      ) : queue.pending ? (
        <LoadingShape count={10} />
      ) : (
        <DetailSplit
          detailLabel="Chosen order"
          onClose={() => change({ row: undefined })}
          detail={chosen.success ? <QueueDetail fulfillmentId={chosen.data} /> : null}
          list={
            <DataTable
              key={`${filter} ${search}`}
              label="Queue"
              columns={queueColumns(chosen.success)}
              count={queue.total}
              rowAt={queue.rowAt}
              keyOf={idOfRow}
              selected={row ?? null}
              onSelect={(next) => change({ row: next.id })}
              onOpen={(next) =>
                void navigate({ to: '/pack/$fulfillmentId', params: { fulfillmentId: next.id } })
              }
              onRange={queue.onRange}
              markOf={markOfRow}
              rowHeight={56}
              autoFocus
              empty={
                search ? (
                  <EmptyState icon="search" title={`Nothing here matches “${search}”`}>
                    Try fewer letters, or the filter Done.
                  </EmptyState>
                ) : (
                  <EmptyState icon="queue" title={words.title}>
                    {words.text}
                  </EmptyState>
                )
              }
            />
          }
        />
      )}
    </Page>
  )
}
