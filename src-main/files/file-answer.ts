import { Readable } from 'node:stream'
import type { PrintFile } from '../../src-shared/fulfillment/document.ts'
import { byteRange, type Bytes } from '../../src-shared/std/byte-range.ts'

/** What a host answers to a window that asks for the bytes of a print file, over whatever it speaks. */
export interface FileAnswer {
  readonly status: 200 | 206 | 404 | 416
  readonly headers: Readonly<Record<string, string>>
  /** Null where there is nothing to send. Throws in the middle where the file turns out to be changed on disk. */
  readonly body: AsyncIterable<Uint8Array> | null
}

/** Kinds that the window draws itself. Anything else is bytes without a kind: no customer's file is a page of this origin. */
const KINDS = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/pdf',
  'model/stl',
  'model/3mf',
  'model/obj',
])
/** Kinds that a browser shows by itself; the others are saved. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/webp', 'application/pdf'])

/** For a file that is not here, or not known. */
export const notHere = (): FileAnswer => ({
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: Readable.from([Buffer.from('This file is not here yet. Download it first.')]),
})

/** The bytes of a file that is here, or the part of it that `range` (a Range header) asks for. */
export function fileAnswer(
  file: PrintFile,
  range: string | undefined,
  read: (range: Bytes) => AsyncIterable<Uint8Array>,
): FileAnswer {
  const asked = byteRange(range, file.bytes)
  const headers = {
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': KINDS.has(file.mediaType) ? file.mediaType : 'application/octet-stream',
    'content-disposition': `${SHOWN.has(file.mediaType) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
  }
  if (asked === 'unsatisfiable')
    return {
      status: 416,
      headers: { 'cache-control': 'no-store', 'content-range': `bytes */${file.bytes}` },
      body: null,
    }
  const { start, end } = asked ?? { start: 0, end: file.bytes - 1 }
  return {
    status: asked ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      ...(asked && { 'content-range': `bytes ${start}-${end}/${file.bytes}` }),
    },
    body: file.bytes === 0 ? null : read({ start, end }),
  }
}
