import { VisuallyHidden } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import css from './data-table.module.css'

export interface Column<Row> {
  key: string
  header: string
  /** The header is only read aloud: its column shows by itself what it is. */
  headerHidden?: boolean
  /** Drawn in place of the header's words, which then are read aloud by what is drawn. */
  head?: ReactNode
  /** A CSS grid track: `8rem`, `minmax(10rem, 2fr)`. */
  width: string
  align?: 'start' | 'end'
  cell: (row: Row) => ReactNode
}

interface DataTableProps<Row> {
  label: string
  columns: readonly Column<Row>[]
  /** How many rows there are, loaded or not. */
  count: number
  /** The row at this place, or undefined while it is not loaded. */
  rowAt: (index: number) => Row | undefined
  keyOf: (row: Row) => string
  selected: string | null
  /** `extend`: with Shift held, as in choosing several. */
  onSelect: (row: Row, how: { extend: boolean }) => void
  onOpen: (row: Row) => void
  /** Keys that are none of the list's own; with the chosen row. */
  onKey?: (event: KeyboardEvent, row: Row | undefined) => void
  /** Which rows are in sight, so that they can be loaded. */
  onRange?: (first: number, last: number) => void
  /** Marks a row: `late` has a red edge, `dim` is quiet. */
  markOf?: (row: Row) => 'late' | 'dim' | undefined
  /** In pixels at the normal text size. */
  rowHeight?: number
  /** Takes the focus when nothing else has it, so that the keyboard works at once. */
  autoFocus?: boolean
  /** Shown in place of rows when there are none. */
  empty: ReactNode
}

const HEAD = 36

/** A list of any length: sticky head, only the rows in sight exist, up and down move, Enter opens. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, count, rowAt, keyOf, selected, onSelect, onOpen, onRange, rowHeight = 52 } = props
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: HEAD,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onRange?.(first, last), [onRange, first, last])

  useEffect(() => {
    const idle = document.activeElement === document.body || document.activeElement === null
    if (props.autoFocus && idle) scroller.current?.focus({ preventScroll: true })
  }, [props.autoFocus])

  const indexOfSelected = (): number => {
    for (const { index } of items) {
      const row = rowAt(index)
      if (row && keyOf(row) === selected) return index
    }
    return -1
  }
  const moveTo = (index: number, extend: boolean): void => {
    const target = Math.max(0, Math.min(count - 1, index))
    virtual.scrollToIndex(target)
    const row = rowAt(target)
    if (row) onSelect(row, { extend })
  }
  const pageRows = (): number =>
    Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2)
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = indexOfSelected()
    const steps: Record<string, () => number> = {
      ArrowDown: () => at + 1,
      ArrowUp: () => at - 1,
      PageDown: () => at + pageRows(),
      PageUp: () => at - pageRows(),
      Home: () => 0,
      End: () => count - 1,
    }
    const step = steps[event.key]
    if (step) {
      event.preventDefault()
      moveTo(step(), event.shiftKey)
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault()
      onOpen(rowAt(at)!)
    } else props.onKey?.(event, at >= 0 ? rowAt(at) : undefined)
  }

  const tracks = { gridTemplateColumns: columns.map((column) => column.width).join(' ') }
  const active = indexOfSelected()
  return (
    <div
      ref={scroller}
      className={css['table']}
      role="grid"
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={css['headGroup']}>
        <div role="row" aria-rowindex={1} className={css['head']} style={tracks}>
          {columns.map((column) => (
            <div key={column.key} role="columnheader" data-align={column.align}>
              {column.head ??
                (column.headerHidden ? <VisuallyHidden>{column.header}</VisuallyHidden> : column.header)}
            </div>
          ))}
        </div>
      </div>
      {count === 0 ? (
        <div role="row">
          <div role="gridcell">{props.empty}</div>
        </div>
      ) : (
        <div role="rowgroup" className={css['rows']} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, size }) => {
            const row = rowAt(index)
            const chosen = row !== undefined && keyOf(row) === selected
            return (
              <div
                key={row ? keyOf(row) : index}
                id={`${id}-${index}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={chosen}
                data-row={row ? keyOf(row) : undefined}
                data-mark={row ? props.markOf?.(row) : undefined}
                className={css['row']}
                style={{ ...tracks, height: size, transform: `translateY(${start}px)` }}
                onClick={(event) => row && onSelect(row, { extend: event.shiftKey })}
                onDoubleClick={() => row && onOpen(row)}
              >
                {columns.map((column) => (
                  <div key={column.key} role="gridcell" className={css['cell']} data-align={column.align}>
                    {row ? column.cell(row) : <span className={css['ghost']} />}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      )}
    </div>
  )
}
