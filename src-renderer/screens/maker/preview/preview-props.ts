import type { PrintFile } from '../../../../src-shared/fulfillment/document.ts'

/** What each way of looking at a file is given. */
export interface PreviewProps {
  readonly file: PrintFile
  readonly bytes: Uint8Array<ArrayBuffer>
}
