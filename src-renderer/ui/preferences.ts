import { useSyncExternalStore } from 'react'
import { z } from 'zod'

/** How this window looks and sounds. Kept by the window itself, on this machine. */
export const preferences = z.object({
  /** `system` follows the machine; `night` is dark from 18:00 to 06:00. */
  look: z.enum(['light', 'dark', 'system', 'night']).catch('system'),
  textSize: z.enum(['normal', 'large', 'largest']).catch('normal'),
  sounds: z.boolean().catch(true),
  /** 0 to 100. */
  volume: z.number().min(0).max(100).catch(70),
})
export type Preferences = z.infer<typeof preferences>

const KEY = 'packbench.preferences'
const listeners = new Set<() => void>()

function read(): Preferences {
  try {
    return preferences.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    // Storage that is shut or holds something else: the defaults are as good as any.
    return preferences.parse({})
  }
}

let current: Preferences | null = null

/** The preferences as they are now. */
export const currentPreferences = (): Preferences => (current ??= read())

/** Changes some of the preferences, for now and for the next start. */
export function changePreferences(change: Partial<Preferences>): void {
  current = { ...currentPreferences(), ...change }
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

/** The preferences, live. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, currentPreferences)
