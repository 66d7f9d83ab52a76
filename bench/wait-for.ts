import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'

/** Waits until `look` answers true; gives up with an error after `ms`. */
export async function waitFor(look: () => boolean | Promise<boolean>, ms = 120_000): Promise<void> {
  const end = performance.now() + ms
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`Waited ${ms} ms in vain`)
    await wait(2)
  }
  await nextTurn()
}
