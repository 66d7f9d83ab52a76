import type { PrinterSign } from '../../../src-shared/station-contract/status.ts'

/** How a printer is, in a word for programs and a sentence for people. */
export interface PrinterCondition {
  readonly state: PrinterSign['state']
  readonly sentence: string
}

/**
 * What became of a job. `not_sent`: no byte left, so it may be tried again. `unknown`: bytes left and nothing is certain;
 * only a person may say. `refused`: certain that there is no sheet, and trying again would not help.
 */
export type PrintOutcome =
  | { readonly outcome: 'printed'; readonly sheet: Uint8Array | null }
  | { readonly outcome: 'not_sent'; readonly condition: PrinterCondition }
  | { readonly outcome: 'unknown'; readonly sentence: string }
  | { readonly outcome: 'refused'; readonly sentence: string }

/** Moments of a job that its owner hears of while it happens. */
export interface PrintMoments {
  /** Called once, before the first byte. Where it throws, nothing is sent and `print` rejects with what was thrown. */
  beforeFirstByte(): void
  /** Every byte has been handed to the operating system. */
  afterLastByte(): void
  /** What the printer says of itself before and while it prints. */
  seen(condition: PrinterCondition): void
}

/** A printer. One job at a time is its owner's promise. */
export interface PrinterPort {
  /** Asks the printer how it is. Never rejects. */
  condition(): Promise<PrinterCondition>
  /** Prints the bytes of one sheet and waits until the printer is through with it, as far as it can tell. */
  print(bytes: Uint8Array, moments: PrintMoments): Promise<PrintOutcome>
}

/** Patience with printers, in milliseconds. */
export interface PrinterPatience {
  /** For a connection to be made. */
  readonly connect: number
  /** For one answer to a question. */
  readonly answer: number
  /** From the last byte until the printer says that it is done; then the job is in doubt. */
  readonly print: number
  /** Between two questions while it prints. */
  readonly between: number
}

export const PATIENCE: PrinterPatience = { connect: 3_000, answer: 2_500, print: 90_000, between: 40 }

export const READY: PrinterCondition = { state: 'ready', sentence: 'Ready.' }
