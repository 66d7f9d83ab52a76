interface FileRef {
  readonly fulfillmentId: string
  readonly printFileId: string
}

/** Where both hosts hand over the bytes of a print file that is here, to this window alone. */
export const printFileLink = ({ fulfillmentId, printFileId }: FileRef): string =>
  `/print-files/${fulfillmentId}/${printFileId}`
