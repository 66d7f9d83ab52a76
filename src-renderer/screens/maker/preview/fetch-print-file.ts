import { saySize } from '../../../ui/say-size.ts'

/** More than a window should hold at once. */
const MOST_BYTES = 256 * 1024 * 1024

/** The file could not be shown; `message` says why, to the maker. */
export class FileTrouble extends Error {
  override readonly name = 'FileTrouble'
}

/** The bytes of a print file that is here. Throws `FileTrouble` with a sentence where they cannot be had. */
export async function fetchPrintFile(
  link: string,
  bytes: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes > MOST_BYTES)
    throw new FileTrouble(
      `The file has ${saySize(bytes)}, too much to be shown here. Open it in your own program.`,
    )
  const answer = await fetch(link, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new FileTrouble('The station does not hand the file over. Try again in a moment.')
  })
  if (!answer.ok)
    throw new FileTrouble((await answer.text()) || 'The file is not here any more. Download it again.')
  return new Uint8Array(await answer.arrayBuffer())
}
