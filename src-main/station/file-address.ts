import type { FileRef } from '../files/port.ts'

export type { FileRef } from '../files/port.ts'

const ADDRESS = /^\/print-files\/([0-9a-f-]{36})\/([0-9a-f-]{36})$/

/** Where a window of either host asks for the bytes of a print file. */
export const fileLink = ({ fulfillmentId, printFileId }: FileRef): string =>
  `/print-files/${fulfillmentId}/${printFileId}`

/** The file that the path of an address names; null for any other path. */
export function fileAt(pathname: string): FileRef | null {
  const [, fulfillmentId, printFileId] = ADDRESS.exec(pathname) ?? []
  return fulfillmentId && printFileId ? ({ fulfillmentId, printFileId } as FileRef) : null
}
