import { audit } from '../audit/audit.ts'
import { readShop } from '../catalog/shop.ts'
import { adminOnly, knownCaller } from '../procedures.ts'
import { drawLogo } from './draw-logo.ts'
import { previewMail } from './preview-mail.ts'
import { readPapers, readSettings } from './read-settings.ts'
import { restoreSection, saveSection } from './save-section.ts'
import { listVersions } from './versions.ts'

/** cloudContract.storeSettings: the settings, each part versioned; previews; and what stations print with. */
export const storeSettingsHandlers = {
  read: adminOnly.storeSettings.read.handler(({ context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => readSettings(tx, principal.claims.store_id)),
  ),
  save: adminOnly.storeSettings.save.handler(async ({ input, context: { cloud, principal, log } }) => {
    const done = await saveSection(cloud, principal, input)
    audit(log, principal, 'settings.saved', { section: input.section, saved: done.ok })
    return done
  }),
  history: adminOnly.storeSettings.history.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => listVersions(tx, principal.claims.store_id, input.section)),
  ),
  restore: adminOnly.storeSettings.restore.handler(async ({ input, context: { cloud, principal, log } }) => {
    const done = await restoreSection(cloud, principal, input)
    audit(log, principal, 'settings.restored', {
      section: input.section,
      version: input.version,
      saved: done.ok,
    })
    return done
  }),
  drawLogo: adminOnly.storeSettings.drawLogo.handler(({ input }) =>
    drawLogo(Buffer.from(input.base64, 'base64')),
  ),
  previewMail: adminOnly.storeSettings.previewMail.handler(
    async ({ input, context: { cloud, principal } }) => {
      const id = principal.claims.store_id
      const shop = await cloud.db.as(principal.claims, (tx) => readShop(tx, id))
      return previewMail({ ...shop, id }, cloud.publicUrl, input)
    },
  ),
  papers: knownCaller.storeSettings.papers.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, async (tx) => ({
      papers: await tx.elevated((service) =>
        readPapers(service, principal.claims.store_id, input.known ?? null),
      ),
    })),
  ),
}
