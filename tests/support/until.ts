import { setTimeout } from 'node:timers/promises'

/** Waits for a condition instead of a time. Throws when it is not there after `patienceMs`. */
export async function until(condition: () => boolean | Promise<boolean>, patienceMs = 15_000): Promise<void> {
  const end = performance.now() + patienceMs
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Not so after ${patienceMs} ms: ${condition}`)
    await setTimeout(20)
  }
}
