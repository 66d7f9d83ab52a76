import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState, sentenceOf } from '../../../ui/error-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { LoadingShape } from '../../../ui/loading-shape.tsx'
import { Happened } from '../../../ui/happened.tsx'
import css from './asked.module.css'

interface AskedProps<Data> {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch' | 'dataUpdatedAt'>
  /** What was asked for, as in “could not be loaded”. */
  what: string
  shape: 'rows' | 'cards' | 'page'
  children: (data: Data) => ReactNode
}

/** What the cloud was asked for: the shape of it, then itself; without a network what was heard last, and since when. */
export function Asked<Data>({ query, what, shape, children }: AskedProps<Data>) {
  if (query.data === undefined) {
    if (!query.error) return <LoadingShape shape={shape} />
    return (
      <ErrorState title={`${what} could not be loaded`} onRetry={() => void query.refetch()}>
        {sentenceOf(query.error)}
      </ErrorState>
    )
  }
  return (
    <>
      {query.error && (
        <p className={css['stale']} role="status">
          <Icon name="cloudOff" size={18} />
          <span>
            {sentenceOf(query.error)} Shown as heard{' '}
            <Happened at={new Date(query.dataUpdatedAt).toISOString()} />.
          </span>
        </p>
      )}
      {children(query.data)}
    </>
  )
}
