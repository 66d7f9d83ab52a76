import { hashSecret } from '../auth/secret-hash.ts'
import type { Tx } from '../db/database.ts'

/** Everyone's password in the demo. It opens nothing but the demo. */
export const DEMO_PASSWORD = 'packbench-demo'

interface DemoPerson {
  readonly name: string
  readonly email: string
  readonly role: 'operator' | 'admin'
  /** Index into the demo's factories; null for the office. */
  readonly factory: number | null
  readonly pin: string
  readonly permissions: readonly string[]
}

/** Who works in the demo. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    name: 'Thandi Nkosi',
    email: 'thandi@demo.test',
    role: 'operator',
    factory: 0,
    pin: '1111',
    permissions: ['confirm_by_hand', 'reprint', 'manage_printers'],
  },
  {
    name: 'Pieter Botha',
    email: 'pieter@demo.test',
    role: 'operator',
    factory: 0,
    pin: '2222',
    permissions: [],
  },
  {
    name: 'Amina Yusuf',
    email: 'amina@demo.test',
    role: 'operator',
    factory: 1,
    pin: '3333',
    permissions: ['confirm_by_hand', 'reprint'],
  },
  {
    name: 'Olga Brandt',
    email: 'olga@demo.test',
    role: 'admin',
    factory: 0,
    pin: '9999',
    permissions: ['confirm_by_hand', 'reprint', 'manage_printers'],
  },
]

export const DEMO_FACTORIES = [
  { name: 'Woodstock Print Works', city: 'Cape Town', country: 'ZA' },
  { name: 'Maboneng Studio', city: 'Johannesburg', country: 'ZA' },
] as const

/** Names the store, opens its factories and lets the people in. Answers the factories' ids. */
export async function openForBusiness(tx: Tx, newId: () => string, storeId: string): Promise<string[]> {
  await tx.query(
    `update stores set name = 'Fynbos & Forge', support_email = 'help@fynbos-and-forge.test', currency = 'ZAR', shipping_fee = 9500, tax_percent = 15,
       address_lines = '["Fynbos & Forge", "66 Albert Road", "7925 Woodstock, Cape Town", "South Africa"]' where id = $1`,
    [storeId],
  )
  const factories: string[] = []
  for (const { name, city, country } of DEMO_FACTORIES) {
    const id = newId()
    await tx.query('insert into factories (id, store_id, name, city, country) values ($1, $2, $3, $4, $5)', [
      id,
      storeId,
      name,
      city,
      country,
    ])
    factories.push(id)
  }
  const password = await hashSecret(DEMO_PASSWORD)
  for (const person of DEMO_PEOPLE) {
    const id = newId()
    await tx.query(
      'insert into users (id, store_id, email, name, role, password_hash, pin_hash) values ($1, $2, $3, $4, $5, $6, $7)',
      [id, storeId, person.email, person.name, person.role, password, await hashSecret(person.pin)],
    )
    const factory = person.factory === null ? undefined : factories[person.factory]
    if (factory)
      await tx.query('insert into factory_members (factory_id, user_id, permissions) values ($1, $2, $3)', [
        factory,
        id,
        person.permissions,
      ])
  }
  return factories
}
