/** A file that the cloud made, as it came: its name, its type, and its content as text or in base64. */
export interface MadeFile {
  readonly name: string
  readonly mediaType: string
  readonly text?: string
  readonly base64?: string
}

/** Hands a file to the person: the browser, or the desktop's own dialog, asks where it goes. */
export function saveFile(file: MadeFile): void {
  const content = file.base64 === undefined ? (file.text ?? '') : bytesOf(file.base64)
  const address = URL.createObjectURL(new Blob([content], { type: file.mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  // The download has its own hold of the content by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
