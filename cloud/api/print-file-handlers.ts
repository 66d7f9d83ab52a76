import { noteOpenings } from '../files/note-openings.ts'
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
  opened: knownCaller.printFiles.opened.handler(async ({ input, context: { cloud, principal } }) => {
    if (!principal.device)
      throw new Problem(403, 'stations_only', 'Only a station tells of files that were opened on it.')
    await noteOpenings(cloud, principal.device, input.openings)
    return { ok: true as const }
  }),
}
