import type { PrintJobState } from '../../src-shared/station-contract/printing.ts'

/** What can happen to a print job. */
export type PrintEvent =
  /** The first byte is about to leave. */
  | 'send'
  /** The printer is through with it. */
  | 'confirm'
  /** Bytes left, and nothing is certain. */
  | 'lose'
  /** It is certain that no sheet exists. */
  | 'refuse'
  /** The station starts again. */
  | 'restart'
  /** A person looked: the sheet is there, or it is not. */
  | 'found'
  | 'missing'
  | 'cancel'
  | 'retry'

const nothing: Record<PrintEvent, PrintJobState | null> = {
  send: null,
  confirm: null,
  lose: null,
  refuse: null,
  restart: null,
  found: null,
  missing: null,
  cancel: null,
  retry: null,
}

/**
 * The life of a print job. `sent` becomes `unknown` at a restart and is never sent again by itself: only a person's word
 * leads out of `unknown`. What is printed or cancelled stays so.
 *
 *   queued ──send──▶ sent ──confirm──▶ printed
 *     │ ▲             ├──lose, restart──▶ unknown ──found──▶ printed
 *     │ └──retry── failed ◀──refuse──┘        └──missing──▶ failed
 *     └──cancel──▶ cancelled
 */
export const printLife: Record<PrintJobState, Record<PrintEvent, PrintJobState | null>> = {
  queued: { ...nothing, send: 'sent', refuse: 'failed', cancel: 'cancelled' },
  sent: { ...nothing, confirm: 'printed', lose: 'unknown', refuse: 'failed', restart: 'unknown' },
  unknown: { ...nothing, found: 'printed', missing: 'failed' },
  failed: { ...nothing, cancel: 'cancelled', retry: 'queued' },
  printed: nothing,
  cancelled: nothing,
}
