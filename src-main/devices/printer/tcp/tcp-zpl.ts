import { setTimeout as wait } from 'node:timers/promises'
import type { Conversation } from '../conversation.ts'
import {
  PATIENCE,
  type PrinterCondition,
  type PrinterPatience,
  type PrinterPort,
  type PrintOutcome,
} from '../port.ts'
import { HUNG_UP, NO_ANSWER, reach, type PrinterAddress } from './reach.ts'
import { conditionOf, readHostStatus, type HostStatus } from './zpl-status.ts'

/** Idle must be said this often in a row: the first answer may come before the printer has looked at the format. */
const IDLE_TWICE = 2
/** Milliseconds until a printer that is at it is asked again; doubles up to what patience says. */
const SOON = 5

/**
 * A label printer on a raw TCP port (9100). Asks `~HS` before, so that nothing is sent to a printer that is out of labels;
 * sends; asks until the buffer and the batch are empty. Once bytes have left, a lost connection means `unknown`.
 */
export function tcpZpl(address: PrinterAddress, patience: PrinterPatience = PATIENCE): PrinterPort {
  return {
    async condition() {
      const talk = await reach(address, patience)
      if ('offline' in talk) return talk.offline
      const { condition } = await ask(talk, patience)
      talk.end()
      return condition
    },
    async print(bytes, moments) {
      const talk = await reach(address, patience)
      if ('offline' in talk) return { outcome: 'not_sent', condition: talk.offline }
      try {
        const { condition } = await ask(talk, patience)
        moments.seen(condition)
        if (condition.state !== 'ready' && condition.state !== 'printing')
          return { outcome: 'not_sent', condition }
        moments.beforeFirstByte()
        if (!(await talk.send(bytes))) return LOST
        moments.afterLastByte()
        return await untilIdle(talk, patience, moments.seen)
      } finally {
        talk.end()
      }
    },
  }
}

const LOST: PrintOutcome = {
  outcome: 'unknown',
  sentence: 'The connection broke after the label was sent. Look at the printer: did it come out?',
}

async function ask(
  talk: Conversation,
  patience: PrinterPatience,
): Promise<{ condition: PrinterCondition; status: HostStatus | null }> {
  const answer = (await talk.send('~HS')) ? await talk.hear(readHostStatus, patience.answer) : 'lost'
  if (answer === 'silent') return { condition: NO_ANSWER, status: null }
  if (answer === 'lost') return { condition: HUNG_UP, status: null }
  return { condition: conditionOf(answer.got), status: answer.got }
}

/**
 * A printer that runs out of labels half-way keeps the format and goes on when it is fed: that is waited for. Where nothing
 * waits in it and it is not ready either, the label may be the last of the roll, or half a label.
 */
async function untilIdle(
  talk: Conversation,
  patience: PrinterPatience,
  seen: (condition: PrinterCondition) => void,
): Promise<PrintOutcome> {
  let last: PrinterCondition | null = null
  const until = performance.now() + patience.print
  let soon = SOON
  for (let idle = 0; idle < IDLE_TWICE;) {
    if (performance.now() > until)
      return inDoubt(`The printer did not say that it is done. ${last?.sentence ?? ''}`)
    if (last) await wait(idle > 0 ? patience.between : soon)
    const { condition, status } = await ask(talk, patience)
    if (condition === HUNG_UP) return LOST
    if (condition.state !== last?.state) seen(condition)
    last = condition
    if (idle === 0) soon = Math.min(soon * 2, patience.between)
    idle = status?.waiting === 0 ? idle + 1 : 0
  }
  return last?.state === 'ready' ? { outcome: 'printed', sheet: null } : inDoubt(last?.sentence ?? '')
}

const inDoubt = (sentence: string): PrintOutcome => ({
  outcome: 'unknown',
  sentence: `${sentence} Did the label come out whole?`,
})
