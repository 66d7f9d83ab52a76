import { useCallback, useMemo, useRef, useState } from 'react'

/** An order that is picked, by what it is called. */
export interface PickedOrder {
  readonly id: string
  readonly number: string
}

/** The orders that are picked for something, and how to pick. */
export interface Picked {
  readonly orders: ReadonlyMap<string, PickedOrder>
  has(id: string): boolean
  /** Picks one or lets it go; a range begins here. */
  toggle(order: PickedOrder): void
  /** Picks everything between the last one that was touched and this one, as they lie in `rows`. */
  extendTo(order: PickedOrder, rows: readonly PickedOrder[]): void
  /** Remembers where a range would begin. */
  from(order: PickedOrder): void
  set(orders: readonly PickedOrder[]): void
  clear(): void
}

/** Keeps what is picked, whatever the list shows meanwhile. */
export function usePicked(): Picked {
  const [orders, setOrders] = useState<ReadonlyMap<string, PickedOrder>>(new Map())
  const anchor = useRef<string | null>(null)
  const toggle = useCallback((order: PickedOrder): void => {
    anchor.current = order.id
    setOrders((before) => {
      const after = new Map(before)
      if (!after.delete(order.id)) after.set(order.id, order)
      return after
    })
  }, [])
  const extendTo = useCallback((order: PickedOrder, rows: readonly PickedOrder[]): void => {
    const to = rows.findIndex((row) => row.id === order.id)
    const start = rows.findIndex((row) => row.id === anchor.current)
    const from = start < 0 ? to : start
    const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1)
    setOrders((before) => new Map([...before, ...range.map((row) => [row.id, row] as const)]))
  }, [])
  const from = useCallback((order: PickedOrder): void => {
    anchor.current = order.id
  }, [])
  const set = useCallback((picked: readonly PickedOrder[]): void => {
    setOrders(new Map(picked.map((order) => [order.id, order])))
  }, [])
  const clear = useCallback((): void => set([]), [set])
  return useMemo(
    () => ({ orders, has: (id) => orders.has(id), toggle, extendTo, from, set, clear }),
    [orders, toggle, extendTo, from, set, clear],
  )
}
