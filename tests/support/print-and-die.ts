import { fulfillment } from '../../src-shared/fulfillment/document.ts'
import { printerSettings, printRequest } from '../../src-shared/station-contract/printing.ts'
import { aPrintDb, aPrintingRoom, thePacker } from './a-printing-room.ts'

/**
 * A station that prints one label and is killed at a named moment, as a power cut or the system's killer would do it.
 * Arguments: database file, moment, printer (JSON), fulfilment (JSON). Prints `alive` where the moment never came.
 */
const [path, moment, printer, doc] = process.argv.slice(2) as [string, string, string, string]
const order = fulfillment.parse(JSON.parse(doc))
const printing = aPrintingRoom(aPrintDb(path), [order], {
  at: (reached) => {
    if (reached === moment) process.kill(process.pid, 'SIGKILL')
  },
})
for (const { id } of printing.printers()) printing.removePrinter(id, thePacker)
printing.savePrinter(printerSettings.parse(JSON.parse(printer)), thePacker)
const result = printing.print(
  printRequest.parse({ kind: 'shipping_label', fulfillmentId: order.id }),
  thePacker,
)
if (!result.ok) throw new Error(result.sentence)
if (moment === 'committed') process.kill(process.pid, 'SIGKILL')
