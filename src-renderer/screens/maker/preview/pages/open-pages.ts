import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist'
import { FileTrouble } from '../fetch-print-file.ts'
import { startWorker } from '../start-worker.ts'

/** A PDF that is open. `close` ends its thread. */
export interface Pages {
  readonly pdf: PDFDocumentProxy
  close(): void
}

const SENTENCES: Record<string, string> = {
  PasswordException: 'The PDF is locked with a password, so that it cannot be shown here.',
  InvalidPDFException: 'This is no PDF, or it is damaged.',
}

/**
 * Opens a PDF in a thread of its own, which is given the bytes and nothing else: no script of the file runs, nothing is
 * evaluated, compiled or fetched. Throws `FileTrouble` with a sentence.
 */
export async function openPages(bytes: Uint8Array<ArrayBuffer>): Promise<Pages> {
  const thread = startWorker('pdf')
  const worker = PDFWorker.create({ port: thread })
  const task = getDocument({
    data: bytes.slice(),
    worker,
    useWasm: false,
    useSystemFonts: true,
    enableXfa: false,
    stopAtErrors: false,
  })
  const close = (): void => {
    void task.destroy().finally(() => {
      worker.destroy()
      thread.terminate()
    })
  }
  try {
    return { pdf: await task.promise, close }
  } catch (error) {
    close()
    const name = error instanceof Error ? error.name : ''
    throw new FileTrouble(SENTENCES[name] ?? 'The PDF cannot be shown here. Open it in your own program.')
  }
}
