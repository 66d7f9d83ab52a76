import type { FileHandle } from 'node:fs/promises'

/** Up to `length` bytes from `place` on; fewer where the file ends. */
export async function readAt(file: FileHandle, place: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  let here = 0
  while (here < length) {
    const { bytesRead } = await file.read(buffer, here, length - here, place + here)
    if (bytesRead === 0) break
    here += bytesRead
  }
  return buffer.subarray(0, here)
}

/** All of the bytes at `place`, or it throws. */
export async function writeAt(file: FileHandle, place: number, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;)
    done += (await file.write(bytes, done, bytes.length - done, place + done)).bytesWritten
}
