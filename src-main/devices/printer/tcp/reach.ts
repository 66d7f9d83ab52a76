import { converse, type Conversation } from '../conversation.ts'
import type { PrinterCondition, PrinterPatience } from '../port.ts'

/** Where a printer listens. */
export interface PrinterAddress {
  readonly host: string
  readonly port: number
}

const WHY: Record<string, string> = {
  ECONNREFUSED: 'it refuses the connection',
  ETIMEDOUT: 'it does not answer',
  ENOTFOUND: 'nobody has that name',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
}

/** Connects to a printer, or says in words why it can not be reached. */
export async function reach(
  { host, port }: PrinterAddress,
  patience: PrinterPatience,
): Promise<Conversation | { readonly offline: PrinterCondition }> {
  const talk = await converse(host, port, patience.connect)
  if (!('failed' in talk)) return talk
  const why = WHY[talk.failed] ?? talk.failed
  return {
    offline: {
      state: 'offline',
      sentence: `Can not reach ${host}:${port}, ${why}: is the printer on and in the network?`,
    },
  }
}

export const NO_ANSWER: PrinterCondition = {
  state: 'unknown',
  sentence:
    'Not ready, reason unknown: the printer takes connections but does not say how it is. Check paper and cover.',
}
export const HUNG_UP: PrinterCondition = {
  state: 'offline',
  sentence: 'The printer closed the connection without an answer: is someone else printing on it?',
}
