import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { Page } from '../../../ui/page.tsx'
import { Asked } from './asked.tsx'
import css from './list.module.css'

interface ListFrameProps<Row> {
  title: string
  /** What one and many of the rows are called, for the list's name and its pane: `station`, `stations`. */
  words: readonly [one: string, many: string]
  aside?: ReactNode
  actions?: ReactNode
  /** Filters above the list. */
  chips?: ReactNode
  query: Pick<UseQueryResult<unknown>, 'data' | 'error' | 'refetch' | 'dataUpdatedAt'>
  rows: readonly Row[]
  /** Whether more rows are on their way. */
  more?: boolean
  onRange?: (first: number, last: number) => void
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  /** The chosen row's key, from the address. */
  chosen: string | undefined
  onChoose: (key: string | undefined) => void
  pane: (key: string) => ReactNode
  markOf?: (row: Row) => 'late' | 'dim' | undefined
  rowHeight?: number
  empty: ReactNode
  /** Dialogs. */
  children?: ReactNode
}

/** Rows drawn as shapes below the last one while more are on their way. */
const COMING = 3

/** A page of the office that is a list with the chosen row beside it. Escape closes the pane; the focus stays in the list. */
export function ListFrame<Row>(props: ListFrameProps<Row>) {
  const { words, rows, chosen, onChoose } = props
  const frame = useRef<HTMLDivElement>(null)
  const close = (): void => {
    onChoose(undefined)
    frame.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || chosen === undefined) return
    if (event.target instanceof HTMLInputElement && event.target.type === 'search' && event.target.value)
      return
    // A dialog is drawn elsewhere in the document, and its keys are its own.
    if (!frame.current?.contains(event.target as Node)) return
    close()
  }
  return (
    <Page title={props.title} body="fill" aside={props.aside} actions={props.actions}>
      <div className={css['frame']} ref={frame} onKeyDown={onKeyDown}>
        {props.chips && <div className={css['chips']}>{props.chips}</div>}
        <DetailSplit
          list={
            <div className={css['list']}>
              <Asked query={props.query} what={`The ${words[1]}`} shape="rows">
                {() => (
                  <DataTable
                    label={props.title}
                    columns={props.columns}
                    count={rows.length + (props.more ? COMING : 0)}
                    rowAt={(index) => rows[index]}
                    keyOf={props.keyOf}
                    selected={chosen ?? null}
                    onSelect={(row) => onChoose(props.keyOf(row))}
                    onOpen={(row) => onChoose(props.keyOf(row))}
                    {...(props.onRange && { onRange: props.onRange })}
                    {...(props.markOf && { markOf: props.markOf })}
                    {...(props.rowHeight && { rowHeight: props.rowHeight })}
                    autoFocus
                    empty={props.empty}
                  />
                )}
              </Asked>
            </div>
          }
          detail={chosen === undefined ? null : props.pane(chosen)}
          detailLabel={`The chosen ${words[0]}`}
          onClose={close}
        />
        {props.children}
      </div>
    </Page>
  )
}
