import type { FulfillmentId, PrintFileId } from '../../src-shared/ids/ids.ts'

export interface FileRef {
  readonly fulfillmentId: FulfillmentId
  readonly printFileId: PrintFileId
}

/** Where the bytes of a file can be had for the next minutes, or why not, in a sentence. */
export type Link =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly sentence: string }

/**
 * Shows a file that is here: the desktop opens a readable copy, which `copy` makes and answers the path of; the browser
 * host answers with a link under its own token and makes none.
 */
export type OpenFile = (
  file: { readonly name: string; readonly ref: FileRef; readonly copy: () => Promise<string> },
  how: 'open' | 'reveal',
) => Promise<{ link: string | null }>
