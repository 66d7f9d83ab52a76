import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { QueueRow } from '../../../src-shared/station-contract/bench.ts'
import { FulfilmentBadge } from '../../screens/parts/fulfilment-badge.tsx'
import { useStationQueries } from '../../station/station-context.tsx'
import css from './search-everything.module.css'

const SHOWN = 12

/** What a search finds at this station: up and down choose, Enter opens. */
export function SearchResults({ search, onDone }: { search: string; onDone: () => void }) {
  const queries = useStationQueries()
  const navigate = useNavigate()
  const [at, setAt] = useState(0)
  const found = useQuery({
    ...queries.bench.queue.queryOptions({ input: { filter: 'all', search, limit: SHOWN } }),
    enabled: search.trim() !== '',
    placeholderData: keepPreviousData,
  })
  const rows = search.trim() === '' ? [] : (found.data?.rows ?? [])
  const open = (row: QueueRow | undefined): void => {
    if (!row) return
    onDone()
    void navigate({ to: '/fulfilments/$fulfillmentId', params: { fulfillmentId: row.id } })
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return
      if (event.key === 'ArrowDown') setAt((before) => Math.min(before + 1, rows.length - 1))
      else if (event.key === 'ArrowUp') setAt((before) => Math.max(before - 1, 0))
      else if (event.key === 'Enter') open(rows[at])
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  if (rows.length === 0) {
    return (
      <p className={css['hint']}>
        {search && !found.isFetching ? `Nothing here matches “${search}”.` : 'A few letters are enough.'}
      </p>
    )
  }
  return (
    <ul className={css['results']} role="listbox" aria-label="Found orders">
      {rows.map((row, index) => (
        <li key={row.id} role="presentation">
          <button
            type="button"
            role="option"
            aria-selected={index === at}
            className={css['result']}
            onClick={() => open(row)}
            onMouseMove={() => setAt(index)}
          >
            <span className={css['number']}>{row.orderNumber}</span>
            <span className={css['who']}>
              <bdi>{row.customer}</bdi> <span className={css['what']}>{row.summary}</span>
            </span>
            <FulfilmentBadge row={row} size="sm" />
          </button>
        </li>
      ))}
    </ul>
  )
}
