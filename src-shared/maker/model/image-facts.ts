import type { Density } from './density.ts'
import { readJpeg } from './jpeg-facts.ts'
import { readPng } from './png-facts.ts'

/** What a picture says of itself, read from its head. */
export interface ImageFacts {
  readonly kind: 'png' | 'jpeg'
  /** As it is shown: a camera's turn is done already. */
  readonly widthPx: number
  readonly heightPx: number
  /** Null where the file does not say how large it is meant to be. */
  readonly density: Density | null
  /** Printer's inks (CMYK) look different on a screen. */
  readonly inks: boolean
}

/** Reads the head of a PNG or JPEG file; null for anything else and for damaged heads. Any bytes give an answer. */
export const readImageFacts = (bytes: Uint8Array): ImageFacts | null => readPng(bytes) ?? readJpeg(bytes)
