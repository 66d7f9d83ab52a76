import { implement } from '@orpc/server'
import type { z } from 'zod'
import { drawLogo } from '../../../cloud/settings/draw-logo.ts'
import { previewMail } from '../../../cloud/settings/preview-mail.ts'
import {
  SECTIONS,
  storeSettings,
  type Saved,
  type SectionContent,
  type SectionName,
  type Versioned,
} from '../../../src-shared/cloud-contract/store-settings.ts'
import { USUAL_MAIL } from '../../../src-shared/order/mail-template.ts'
import { oneFeeEverywhere } from '../../../src-shared/order/shipping-rates.ts'
import { PLAIN_PAPERS } from '../../../src-shared/print/templates.ts'
import type { Store } from './store.ts'

const AT_FIRST: SectionContent = {
  store: {
    name: 'Harbour Print Works',
    addressLines: ['14 Dock Road', '8001 Cape Town', 'South Africa'],
    supportEmail: 'help@harbour.example',
    logo: null,
    timeZone: 'UTC',
  },
  tax: { percent: 15, label: 'VAT 15 %', included: false, exceptions: [] },
  shipping: { zones: oneFeeEverywhere(8500) },
  makers: { ratePercent: 70, payoutApprovalThreshold: 500_000 },
  ...PLAIN_PAPERS,
  mailConfirmation: USUAL_MAIL,
  mailShipped: USUAL_MAIL,
  mailDelivered: USUAL_MAIL,
}

const names = Object.keys(SECTIONS) as SectionName[]
/** Versions of every section, the newest last. */
type Kept = Record<SectionName, Versioned<unknown>[]>

const atFirst = (): Kept =>
  Object.fromEntries(
    names.map((name) => [
      name,
      [{ version: 0, content: AT_FIRST[name], savedBy: null, savedAt: null, restoredFrom: null }],
    ]),
  ) as Kept

/** cloudContract.storeSettings, on what is kept in memory. */
export const storeSettingsAnswers = (store: Store) => {
  const os = implement(storeSettings)
  const kept = atFirst()
  const newest = (name: SectionName): Versioned<unknown> => kept[name].at(-1)!
  const append = (
    name: SectionName,
    basedOn: number,
    content: unknown,
    restoredFrom: number | null,
  ): Saved => {
    const current = newest(name)
    if (current.version !== basedOn)
      return {
        ok: false,
        why: 'changed_meanwhile',
        sentence: `${current.savedBy} has saved this meanwhile.`,
        current,
      }
    kept[name].push({
      version: basedOn + 1,
      content,
      savedBy: store.office.people[0]!.name,
      savedAt: new Date(store.now()).toISOString(),
      restoredFrom,
    })
    return { ok: true, version: basedOn + 1 }
  }
  return {
    read: os.read.handler(
      () =>
        ({ currency: 'ZAR', ...Object.fromEntries(names.map((name) => [name, newest(name)])) }) as z.infer<
          NonNullable<(typeof storeSettings.read)['~orpc']['outputSchema']>
        >,
    ),
    save: os.save.handler(({ input }) => append(input.section, input.basedOn, input.content, null)),
    history: os.history.handler(({ input }) => kept[input.section].toReversed()),
    restore: os.restore.handler(({ input }) =>
      append(
        input.section,
        input.basedOn,
        kept[input.section].find(({ version }) => version === input.version)!.content,
        input.version,
      ),
    ),
    drawLogo: os.drawLogo.handler(({ input }) => drawLogo(Buffer.from(input.base64, 'base64'))),
    previewMail: os.previewMail.handler(({ input }) => {
      const { name, addressLines, supportEmail } = newest('store').content as SectionContent['store']
      const shop = {
        id: '019a0000-0000-7000-8000-0000000000aa',
        name,
        addressLines,
        supportEmail,
        currency: 'ZAR' as const,
        tax: newest('tax').content as SectionContent['tax'],
        zones: (newest('shipping').content as SectionContent['shipping']).zones,
      }
      return previewMail(shop, 'https://shop.example', input)
    }),
    papers: os.papers.handler(() => ({ papers: null })),
  }
}
