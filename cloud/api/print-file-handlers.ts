import { printFileLink } from '../files/print-file-link.ts'
import { Problem } from '../problem.ts'
import { knownCaller } from '../procedures.ts'

/** cloudContract.printFiles: the only way to a print file. */
export const printFileHandlers = {
  url: knownCaller.printFiles.url.handler(async ({ input, context: { cloud, principal } }) => {
    const link = await printFileLink(cloud, principal, input)
    if (!link) throw new Problem(404, 'not_found', 'There is no such print file in your work.')
    return link
  }),
}
