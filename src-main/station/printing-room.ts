import type { PrinterSign } from '../../src-shared/station-contract/status.ts'
import type { Preview, PrintJob, PrintRequest, PrintResult, PrinterSettings } from '../../src-shared/station-contract/printing.ts'

type Done = { ok: true } | { ok: false; sentence: string }
type Answer<T> = T | Promise<T>

/** What the station asks of src-main/printing: the contract's calls, the signs of the strip, and when to look again. */
export interface PrintingRoom {
  printers(): Answer<PrinterSettings[]>
  savePrinter(settings: PrinterSettings): Answer<Done>
  removePrinter(input: { printerId: string }): Answer<Done>
  preview(request: PrintRequest): Answer<Preview | null>
  print(request: PrintRequest): Answer<PrintResult>
  jobs(query: { fulfillmentId: string | null; limit: number }): Answer<PrintJob[]>
  sheet(input: { jobId: string }): Answer<{ png: string } | null>
  answerDoubt(input: { jobId: string; cameOut: boolean }): Answer<Done>
  cancel(input: { jobId: string }): Answer<Done>
  retry(input: { jobId: string }): Answer<Done>
  signs(): PrinterSign[]
  close(): Promise<void>
}
