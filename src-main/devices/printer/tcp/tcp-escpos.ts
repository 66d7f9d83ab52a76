import type { Conversation } from '../conversation.ts'
import {
  PATIENCE,
  type PrinterCondition,
  type PrinterPatience,
  type PrinterPort,
  type PrintOutcome,
} from '../port.ts'
import { askNow, conditionOf, FENCE, readFence, readNow } from './escpos-status.ts'
import { HUNG_UP, NO_ANSWER, reach, type PrinterAddress } from './reach.ts'

/**
 * A receipt printer on a raw TCP port. Asks its real-time status before; sends the slip with a fence behind it; when the
 * fence is answered the slip has been processed. Once bytes have left, a lost connection means `unknown`.
 */
export function tcpEscPos(address: PrinterAddress, patience: PrinterPatience = PATIENCE): PrinterPort {
  return {
    async condition() {
      const talk = await reach(address, patience)
      if ('offline' in talk) return talk.offline
      const condition = await ask(talk, patience)
      talk.end()
      return condition
    },
    async print(bytes, moments) {
      const talk = await reach(address, patience)
      if ('offline' in talk) return { outcome: 'not_sent', condition: talk.offline }
      try {
        const condition = await ask(talk, patience)
        moments.seen(condition)
        if (condition.state !== 'ready') return { outcome: 'not_sent', condition }
        moments.beforeFirstByte()
        talk.forget()
        if (!(await talk.send(Buffer.concat([bytes, FENCE])))) return LOST
        moments.afterLastByte()
        return await untilFence(talk, patience, moments.seen)
      } finally {
        talk.end()
      }
    },
  }
}

const LOST: PrintOutcome = {
  outcome: 'unknown',
  sentence: 'The connection broke after the slip was sent. Look at the printer: did it come out?',
}

/** One question at a time: only their order tells the answers apart. */
async function ask(talk: Conversation, patience: PrinterPatience): Promise<PrinterCondition> {
  const bytes: number[] = []
  for (const n of [2, 3, 4] as const) {
    const answer = (await talk.send(askNow(n))) ? await talk.hear(readNow, patience.answer) : 'lost'
    if (answer === 'silent') return NO_ANSWER
    if (answer === 'lost') return HUNG_UP
    bytes.push(answer.got)
  }
  return conditionOf(bytes[0]!, bytes[1]!, bytes[2]!)
}

async function untilFence(
  talk: Conversation,
  patience: PrinterPatience,
  seen: (condition: PrinterCondition) => void,
): Promise<PrintOutcome> {
  const until = performance.now() + patience.print
  let last: PrinterCondition | null = null
  for (;;) {
    const answer = await talk.hear(readFence, last ? patience.between * 5 : patience.answer)
    if (answer === 'lost') return LOST
    if (answer !== 'silent') break
    const condition = await ask(talk, patience)
    if (condition === HUNG_UP) return LOST
    if (condition.state !== last?.state) seen(condition)
    last = condition
    if (performance.now() > until)
      return {
        outcome: 'unknown',
        sentence: `The printer did not say that it is done. ${last.sentence} Did the slip come out?`,
      }
  }
  const after = await ask(talk, patience)
  seen(after)
  return after.state === 'error'
    ? { outcome: 'unknown', sentence: `${after.sentence} It happened while a slip was printed: is it whole?` }
    : { outcome: 'printed', sheet: null }
}
