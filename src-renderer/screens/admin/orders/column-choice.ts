import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import { COLUMN_KEYS, type ColumnKey } from './order-columns.tsx'

/** The columns that a person wants, in their order; null while they have not chosen: then as many as fit. */
export type ColumnChoice = readonly ColumnKey[] | null

const kept = z.record(z.string(), z.array(z.enum(COLUMN_KEYS)).min(1))
const KEY = 'packbench.order-columns'
const listeners = new Set<() => void>()
let current: Record<string, ColumnKey[]> | null = null

function read(): Record<string, ColumnKey[]> {
  try {
    return kept.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    // Storage that is shut or holds something else: nobody has chosen.
    return {}
  }
}
const all = (): Record<string, ColumnKey[]> => (current ??= read())

/** Keeps the columns of a person on this machine; null lets the width decide again. */
export function chooseColumns(personId: string, choice: ColumnChoice): void {
  const { [personId]: _, ...others } = all()
  current = choice ? { ...others, [personId]: [...new Set(choice)] } : others
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // They hold until the window is closed.
  }
  listeners.forEach((listener) => listener())
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The columns that this person chose, live. */
export const useColumnChoice = (personId: string): ColumnChoice =>
  useSyncExternalStore(subscribe, () => all()[personId] ?? null)
