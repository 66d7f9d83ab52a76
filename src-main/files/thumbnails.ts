import { seal, unseal } from './vault/seal.ts'
import type { Content } from './vault/sealed-layout.ts'

/** Small pictures as they are kept: sealed like the files they show. */
export interface Thumbnails {
  seal(dataUrl: string, of: Content): string
  open(sealed: string, of: Content): string | null
}

const contextOf = ({ sha256 }: Content): string => `thumbnail ${sha256}`

export function sealedThumbnails(stationKey: Uint8Array): Thumbnails {
  return {
    seal: (dataUrl, of) => seal(stationKey, Buffer.from(dataUrl), contextOf(of)).toString('base64url'),
    open: (sealed, of) =>
      unseal(stationKey, Buffer.from(sealed, 'base64url'), contextOf(of))?.toString() ?? null,
  }
}
