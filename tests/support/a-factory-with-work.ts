import { randomBytes } from 'node:crypto'
import type { Database, Tx } from '../../cloud/db/database.ts'
import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { orderNumberFrom } from '../../src-shared/ids/order-number.ts'
import { aFulfillment, anId } from './a-fulfillment.ts'

/** A store of its own with one factory, and a row of everything in every table. */
export interface FactoryWithWork {
  readonly storeId: string
  readonly factoryId: string
  readonly deviceId: string
  readonly operatorId: string
  readonly adminId: string
  readonly shopperId: string
  readonly makerUserId: string
  readonly makerId: string
  readonly orderId: string
  readonly fulfillmentId: string
  readonly printFileId: string
  /** Every id above and of every other row: whatever holds one of them belongs to this factory's store. */
  readonly ids: readonly string[]
}

const AT = '2026-11-21T08:00:00.000Z'
const HASH = 'a'.repeat(64)

/** Makes one; `slug` is the store's. */
export async function aFactoryWithWork(db: Database, slug: string, name: string): Promise<FactoryWithWork> {
  const ids: string[] = []
  const id = (): string => {
    const made = anId()
    ids.push(made)
    return made
  }
  const who = {
    storeId: id(),
    factoryId: id(),
    deviceId: id(),
    operatorId: id(),
    adminId: id(),
    shopperId: id(),
    makerUserId: id(),
    makerId: id(),
    orderId: id(),
    fulfillmentId: id(),
    printFileId: id(),
  }
  await db.asService(async (tx) => {
    const put = (table: string, row: Record<string, unknown>) => insert(tx, table, row)
    const inStore = { store_id: who.storeId }
    await put('stores', { id: who.storeId, slug, name, support_email: `help@${slug}.test`, currency: 'ZAR' })
    await put('factories', { id: who.factoryId, ...inStore, name })
    for (const [user, role] of [
      [who.operatorId, 'operator'],
      [who.adminId, 'admin'],
      [who.shopperId, 'shopper'],
      [who.makerUserId, 'maker'],
    ])
      await put('users', {
        id: user,
        ...inStore,
        email: `${role}@${slug}.test`,
        name: `${role} of ${name}`,
        role,
      })
    await put('factory_members', { factory_id: who.factoryId, user_id: who.operatorId })
    await put('maker_profiles', { id: who.makerId, ...inStore, user_id: who.makerUserId })
    await put('devices', {
      id: who.deviceId,
      ...inStore,
      factory_id: who.factoryId,
      name: 'Bench 1',
      token_hash: `device ${who.deviceId}`,
    })
    await put('enrollment_codes', {
      id: id(),
      ...inStore,
      factory_id: who.factoryId,
      station_name: 'Bench 2',
      code_hash: `code ${id()}`,
      expires_at: AT,
    })
    await put('sessions', {
      id: id(),
      family_id: id(),
      ...inStore,
      user_id: who.operatorId,
      device_id: who.deviceId,
      token_hash: `token ${id()}`,
      expires_at: AT,
    })

    await put('station_reports', {
      device_id: who.deviceId,
      ...inStore,
      reported_at: AT,
      waiting: 2,
      refusals: 1,
      latest_refusal: 'This order was cancelled',
    })
    await put('printer_tests', {
      id: id(),
      ...inStore,
      device_id: who.deviceId,
      printer_id: id(),
      printer_name: 'Labels',
      asked_by_name: 'Office',
      asked_at: AT,
      expires_at: AT,
      changed_at: AT,
    })
    const [productId, variantId, providerId] = [id(), id(), id()]
    await put('products', {
      id: productId,
      ...inStore,
      slug: 'mug',
      title: 'Mug',
      status: 'published',
      currency: 'ZAR',
    })
    await put('product_variants', {
      id: variantId,
      ...inStore,
      product_id: productId,
      sku: 'MUG-BLUE',
      title: 'Blue',
      price: 19900,
    })
    await put('product_images', {
      id: id(),
      ...inStore,
      product_id: productId,
      storage_key: 'pictures/mug.png',
    })
    await put('fulfillment_providers', {
      id: providerId,
      ...inStore,
      type: 'factory',
      name,
      factory_id: who.factoryId,
    })
    await put('provider_product_mappings', {
      id: id(),
      ...inStore,
      variant_id: variantId,
      provider_id: providerId,
    })
    await put('carts', { id: id(), ...inStore })

    const itemId = id()
    await put('orders', {
      id: who.orderId,
      ...inStore,
      order_number: orderNumberFrom(randomBytes(8)),
      user_id: who.shopperId,
      customer_name: 'Zoë',
      customer_email: 'zoe@example.test',
      currency: 'ZAR',
      subtotal: 19900,
      total: 19900,
      checkout_key: id(),
      placed_at: AT,
    })
    await put('order_items', {
      id: itemId,
      ...inStore,
      order_id: who.orderId,
      variant_id: variantId,
      type: 'product',
      title: 'Mug',
      variant_title: 'Blue',
      sku: 'MUG-BLUE',
      unit_price: 19900,
      quantity: 1,
    })
    await put('order_notes', {
      id: id(),
      ...inStore,
      order_id: who.orderId,
      text: 'Call first',
      author_name: 'Office',
    })
    await put('order_events', {
      id: id(),
      ...inStore,
      order_id: who.orderId,
      kind: 'paid',
      actor_name: 'Cloud',
      actor_role: 'service',
      occurred_at: AT,
      recorded_at: AT,
    })
    await put('payments', {
      id: id(),
      ...inStore,
      order_id: who.orderId,
      provider: 'test',
      reference: id(),
      amount: 19900,
      currency: 'ZAR',
    })
    await put('payment_events', {
      id: id(),
      ...inStore,
      provider: 'test',
      event_id: id(),
      type: 'paid',
      payload: {},
    })
    await put('idempotency_keys', { ...inStore, scope: 'checkout', key: id(), request_hash: HASH })
    await put('notifications', {
      id: id(),
      ...inStore,
      order_id: who.orderId,
      subject_id: who.orderId,
      kind: 'confirmation',
      recipient: 'zoe@example.test',
    })
    await put('settings_versions', { id: id(), ...inStore, section: 'slip', version: 1, content: {} })
    await put('notifications', {
      id: id(),
      ...inStore,
      order_id: who.orderId,
      subject_id: id(),
      kind: 'job_assigned',
      channel: 'in_app',
      user_id: who.makerUserId,
      recipient: `maker@${slug}.test`,
    })
    await put('rate_limits', { key: `track:${who.storeId}`, points: 1, resets_at: AT })

    const doc = aFulfillment({
      id: who.fulfillmentId,
      storeId: who.storeId,
      orderId: who.orderId,
      factoryId: who.factoryId,
    } as Partial<Fulfillment>)
    await put('fulfillment_requests', {
      id: who.fulfillmentId,
      ...inStore,
      order_id: who.orderId,
      provider: 'factory',
      provider_id: providerId,
      factory_id: who.factoryId,
      status: doc.state,
      doc,
      due_at: doc.dueAt,
    })
    const ofWork = { ...inStore, fulfillment_request_id: who.fulfillmentId }
    await put('fulfillment_request_items', { id: id(), ...ofWork, order_item_id: itemId, quantity: 1 })
    await put('shipments', {
      id: id(),
      ...ofWork,
      order_id: who.orderId,
      carrier: 'dhl',
      carrier_name: 'DHL',
      tracking_number: id(),
      shipped_at: AT,
    })
    await put('saved_filters', {
      id: id(),
      ...inStore,
      user_id: who.adminId,
      name: 'Late mugs',
      filter: {},
      created_at: AT,
    })
    await put('carrier_events', {
      id: id(),
      ...inStore,
      event_id: id(),
      carrier: 'dhl',
      tracking_number: 'JD1',
      status: 'delivered',
      happened_at: AT,
      payload: {},
      received_at: AT,
      outcome: 'unknown_parcel',
    })
    await put('print_files', {
      id: who.printFileId,
      ...ofWork,
      order_id: who.orderId,
      storage_key: `print-files/${who.printFileId}.pdf`,
      name: 'mug.pdf',
      media_type: 'application/pdf',
      bytes: 11,
      sha256: HASH,
    })

    const [makerOrderId, earningId, batchId, payoutId, paymentId] = [id(), id(), id(), id(), id()]
    await put('maker_orders', {
      id: makerOrderId,
      ...ofWork,
      order_id: who.orderId,
      maker_id: who.makerId,
      assigned_at: AT,
      due_at: AT,
    })
    const money = { ...inStore, amount: 13930, currency: 'ZAR', created_at: AT }
    await put('maker_earnings', {
      id: earningId,
      ...money,
      maker_id: who.makerId,
      maker_order_id: makerOrderId,
      order_id: who.orderId,
      kind: 'earning',
      base: 19900,
      rate_percent: 70,
      reason: 'Assigned',
    })
    await put('payout_accounts', { ...inStore, bank: {}, updated_at: AT })
    await put('payout_batches', {
      id: batchId,
      ...inStore,
      currency: 'ZAR',
      up_to: AT,
      threshold: 0,
      total: 13930,
      created_by: who.adminId,
      created_at: AT,
    })
    await put('payouts', {
      id: payoutId,
      ...money,
      batch_id: batchId,
      maker_id: who.makerId,
      maker_name: `maker of ${name}`,
    })
    await put('payout_lines', { payout_id: payoutId, earning_id: earningId, ...inStore, amount: 13930 })
    await put('payments', {
      id: paymentId,
      ...inStore,
      order_id: who.orderId,
      provider: 'test',
      reference: id(),
      amount: 19900,
      currency: 'ZAR',
      status: 'paid',
    })
    await put('refunds', {
      id: id(),
      ...money,
      order_id: who.orderId,
      payment_id: paymentId,
      amount: 100,
      reason: 'Late',
    })

    await put('print_file_links', {
      id: id(),
      ...ofWork,
      token_hash: `link ${who.printFileId}`,
      print_file_id: who.printFileId,
      handed_out_at: AT,
      expires_at: AT,
    })
    await put('photos', {
      id: id(),
      ...ofWork,
      order_id: who.orderId,
      storage_key: `photos/${who.fulfillmentId}.jpg`,
      name: 'finished.jpg',
      media_type: 'image/jpeg',
      bytes: 11,
      sha256: HASH,
      received_at: AT,
    })

    // The store's audit_heads row comes with its first entry.
    await put('admin_audit_log', {
      id: id(),
      ...inStore,
      action: 'maker.suspended',
      subject_type: 'maker',
      subject_id: who.makerId,
      actor_id: who.adminId,
      actor_name: 'Office',
      actor_role: 'admin',
      recorded_at: AT,
    })
    await put('audit_verifications', { id: id(), ...inStore, started_by_name: 'Office', started_at: AT })

    const importId = id()
    await put('imports', {
      id: importId,
      ...inStore,
      created_by_name: 'Office',
      created_at: AT,
      file_name: 'orders.csv',
      bytes: 11,
      sha256: HASH,
      shop: `shop of ${slug}`,
    })
    await put('import_orders', {
      import_id: importId,
      ...inStore,
      position: 0,
      number: '#1001',
      first_row: 2,
      last_row: 2,
      state: 'made',
      checkout_key: id(),
      order_id: who.orderId,
    })
    await put('import_rows', {
      import_id: importId,
      ...inStore,
      position: 0,
      row_number: 3,
      problem: 'No address',
      advice: 'Fill it in',
    })
    await put('import_articles', {
      ...inStore,
      shop: `shop of ${slug}`,
      key: 'THEIR-MUG',
      variant_id: variantId,
      mapped_at: AT,
    })
    await tx.query("insert into sync_epoch (epoch, origin) values ($1, 'test') on conflict do nothing", [
      anId(),
    ])
    const life = { device_id: who.deviceId, incarnation: id() }
    await put('device_incarnations', { ...life, scope: `factory:${who.factoryId}` })
    await put('device_mutations', {
      ...life,
      seq: 1,
      mutation_id: id(),
      entity_id: who.fulfillmentId,
      name: 'fulfillment.start',
      args_hash: HASH,
      outcome: '{}',
      refused: false,
      recorded_at: AT,
    })
  })
  return { ...who, ids }
}

async function insert(tx: Tx, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row)
  const marks = columns.map((_, index) => `$${index + 1}`)
  await tx.query(
    `insert into ${table} (${columns.join(', ')}) values (${marks.join(', ')})`,
    Object.values(row),
  )
}
