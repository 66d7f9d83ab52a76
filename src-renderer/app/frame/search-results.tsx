import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import { OrderStatusBadge } from '../../screens/admin/parts/order-status-badge.tsx'
import { FulfilmentBadge } from '../../screens/parts/fulfilment-badge.tsx'
import { usePerson } from '../../station/status.ts'
import css from './search-everything.module.css'
import { useBenchSearch, useOfficeSearch } from './use-search.ts'

interface Hit {
  readonly key: string
  readonly number: string
  readonly customer: string
  readonly what: string
  readonly badge: ReactNode
  readonly open: () => void
}

interface SearchResultsProps {
  search: string
  /** The same a little later, when the typing has paused: what the office is asked. */
  slowly: string
  onDone: () => void
}

/** What a search finds at this station, and for admins in the whole store: up and down choose, Enter opens. */
export function SearchResults({ search, slowly, onDone }: SearchResultsProps) {
  const navigate = useNavigate()
  const sheet = usePerson()?.role === 'maker' ? '/jobs/$fulfillmentId' : '/fulfilments/$fulfillmentId'
  const bench = useBenchSearch(search)
  const office = useOfficeSearch(search.trim() === '' ? '' : slowly)
  const [chosen, setChosen] = useState({ search, at: 0 })
  // Another search begins at the top again.
  const at = chosen.search === search ? chosen.at : 0
  const choose = (next: number): void => setChosen({ search, at: next })

  const atBench = bench.rows.map((row): Hit => ({
    key: row.id,
    number: row.orderNumber,
    customer: row.customer,
    what: row.summary,
    badge: <FulfilmentBadge row={row} size="sm" />,
    open: () => void navigate({ to: sheet, params: { fulfillmentId: row.id } }),
  }))
  const inOffice = office.rows.map((row): Hit => ({
    key: row.id,
    number: row.number,
    customer: row.customerName,
    what: row.pieces === 1 ? '1 piece' : `${row.pieces} pieces`,
    badge: <OrderStatusBadge status={row.status} size="sm" />,
    open: () => void navigate({ to: '/orders/$orderId', params: { orderId: row.id } }),
  }))
  const hits = [...atBench, ...inOffice]
  const open = (hit: Hit | undefined): void => {
    if (!hit) return
    onDone()
    hit.open()
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return
      if (event.key === 'ArrowDown') choose(Math.min(at + 1, hits.length - 1))
      else if (event.key === 'ArrowUp') choose(Math.max(at - 1, 0))
      else if (event.key === 'Enter') open(hits[at])
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  const asking = bench.asking || office.asking || (office.trouble === null && slowly !== search)
  const group = (title: string, first: number, group: readonly Hit[]): ReactNode =>
    group.length > 0 && (
      <div role="group" aria-label={title}>
        {inOffice.length > 0 && <p className={css['group']}>{title}</p>}
        {group.map((hit, index) => (
          <button
            key={hit.key}
            type="button"
            role="option"
            aria-selected={first + index === at}
            ref={first + index === at ? showRow : undefined}
            className={css['result']}
            onClick={() => open(hit)}
            onMouseMove={() => choose(first + index)}
          >
            <span className={css['number']}>{hit.number}</span>
            <span className={css['who']}>
              <bdi>{hit.customer}</bdi> <span className={css['what']}>{hit.what}</span>
            </span>
            {hit.badge}
          </button>
        ))}
      </div>
    )
  return (
    <>
      {hits.length > 0 && (
        <div className={css['results']} role="listbox" aria-label="Found orders">
          {group('At this bench', 0, atBench)}
          {group('In the office', atBench.length, inOffice)}
        </div>
      )}
      <p className={css['hint']} role="status" data-below={hits.length > 0}>
        {hint(search, hits.length, asking, office.trouble)}
      </p>
    </>
  )
}

const showRow = (row: HTMLElement | null): void => row?.scrollIntoView({ block: 'nearest' })

function hint(search: string, hits: number, asking: boolean, trouble: string | null): string {
  if (search.trim() === '') return 'A few letters are enough.'
  if (trouble !== null)
    return `${trouble} Only this bench was searched${hits === 0 ? `; nothing here matches “${search}”` : ''}.`
  if (hits > 0 || asking) return ''
  return `Nothing here matches “${search}”.`
}
