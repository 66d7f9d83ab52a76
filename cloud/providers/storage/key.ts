const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/
const MAX_SEGMENTS = 8

/** Whether a key is one that a storage accepts: 1 to 8 segments that can be no way out of a folder. */
export function isKey(key: string): boolean {
  const segments = key.split('/')
  return segments.length <= MAX_SEGMENTS && segments.every((segment) => SEGMENT.test(segment))
}

/** Throws when the key is not acceptable. Keys are made by us, so a bad one is a bug, not an expected no. */
export function assertKey(key: string): void {
  if (!isKey(key)) throw new Error(`Not a storage key: ${JSON.stringify(key.slice(0, 100))}`)
}
