import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes, type ReadInputBarcodeFormat } from 'zxing-wasm/reader'

let prepared: Promise<unknown> | null = null

const prepare = async (): Promise<void> => {
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}

/** What a scanner reads on a picture (PNG bytes, or pixels), sorted. */
export async function readCodes(
  picture: Uint8Array | { data: Uint8ClampedArray; width: number; height: number },
  formats: ReadInputBarcodeFormat[] = [],
): Promise<string[]> {
  await (prepared ??= prepare())
  const input = picture instanceof Uint8Array ? picture : ({ ...picture, colorSpace: 'srgb' } as ImageData)
  const codes = await readBarcodes(input, { formats, tryHarder: true, maxNumberOfSymbols: 4 })
  return codes.map(({ text }) => text).toSorted()
}
