import type { Tx } from '../db/database.ts'

/** What the orders of the caller's store can be filtered by: its factories and makers, and the countries that parcels go to. */
export const deskChoices = async (tx: Tx) => ({
  factories: await tx.query<never>('select id, name from factories order by name, id'),
  makers: await tx.query<never>(
    'select m.id, u.name from maker_profiles m join users u on u.id = m.user_id order by u.name, m.id',
  ),
  countries: (await tx.elevated((service) => service.query<{ country: string }>(COUNTRIES))).map(
    ({ country }) => country,
  ),
})

/** From one country to the next along the index: as many steps as there are countries, however many orders. */
const COUNTRIES = `
  with recursive seen (country) as (
    (select o.shipping_address ->> 'country' from orders o
      where o.store_id = (select app.claim_id('store_id')) and o.shipping_address ->> 'country' > '' order by o.shipping_address ->> 'country' limit 1)
    union all
    select (select o.shipping_address ->> 'country' from orders o
      where o.store_id = (select app.claim_id('store_id')) and o.shipping_address ->> 'country' > seen.country order by o.shipping_address ->> 'country' limit 1)
    from seen where seen.country is not null
  )
  select country from seen where country is not null`
