import type { Cloud } from './cloud.ts'

/**
 * The id of the first store, `main`, which is made when the database has none: a cloud without a store can do nothing.
 * Two processes that start together agree, because the slug is unique.
 */
export async function ensureStore({ db, newId }: Pick<Cloud, 'db' | 'newId'>): Promise<string> {
  return db.asService(async (tx) => {
    await tx.query(
      `insert into stores (id, slug, name, address_lines, support_email, currency, shipping_fee, tax_percent)
       values ($1, 'main', 'Packbench', '[]', 'support@packbench.example', 'ZAR', 8500, 0) on conflict (slug) do nothing`,
      [newId()],
    )
    const store = await tx.first<{ id: string }>("select id from stores where slug = 'main'")
    if (!store) throw new Error('The store could neither be found nor made.')
    return store.id
  })
}
