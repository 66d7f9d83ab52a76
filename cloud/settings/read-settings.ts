import type { SectionName, StorePapers } from '../../src-shared/cloud-contract/store-settings.ts'
import { currency } from '../../src-shared/money/money.ts'
import type { Tx } from '../db/database.ts'
import { readSection } from './sections.ts'
import { newestVersions } from './versions.ts'

/** All sections as they are in force, each with who saved it last. */
export async function readSettings(tx: Tx, storeId: string) {
  const newest = await newestVersions(tx, storeId)
  const store = await tx.first<{ currency: string }>('select currency from stores where id = $1', [storeId])
  const section = async <Name extends SectionName>(name: Name) => ({
    version: 0,
    savedBy: null,
    savedAt: null,
    restoredFrom: null,
    ...newest.get(name),
    content: await readSection(tx, storeId, name),
  })
  return {
    currency: currency.parse(store?.currency),
    store: await section('store'),
    tax: await section('tax'),
    shipping: await section('shipping'),
    makers: await section('makers'),
    slip: await section('slip'),
    label: await section('label'),
    itemLabel: await section('itemLabel'),
    mailConfirmation: await section('mailConfirmation'),
    mailShipped: await section('mailShipped'),
    mailDelivered: await section('mailDelivered'),
  } satisfies Record<SectionName | 'currency', unknown>
}

/** What a station prints with; null where it has this version already. Needs the rights of the service. */
export async function readPapers(
  service: Tx,
  storeId: string,
  known: number | null,
): Promise<StorePapers | null> {
  const row = await service.first<{ version: number }>(
    'select papers_version as version from stores where id = $1',
    [storeId],
  )
  if (!row) throw new Error(`There is no store ${storeId}`)
  if (row.version === known) return null
  return {
    version: row.version,
    ...(await readSection(service, storeId, 'store')),
    templates: {
      slip: await readSection(service, storeId, 'slip'),
      label: await readSection(service, storeId, 'label'),
      itemLabel: await readSection(service, storeId, 'itemLabel'),
    },
  }
}
