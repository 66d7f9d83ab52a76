/** Articles of ours that articles of another shop can be: what is published. $1 is the import. */
export const OURS = `
  (select lower(v.sku) as key, v.id, true as by_sku from product_variants v join products p on p.id = v.product_id
     join imports m on m.store_id = v.store_id and m.id = $1 where p.status = 'published'
   union all
   select a.key, a.variant_id, false from import_articles a join imports m on m.store_id = a.store_id and m.shop = a.shop and m.id = $1
     join product_variants v on v.id = a.variant_id join products p on p.id = v.product_id where p.status = 'published')`

/**
 * Articles in the orders of import $1, from position $2 on, that are none of ours: by their SKU in any case of letters, or
 * as a person said. An array of their keys.
 */
export const MISSING_KEYS = `
  (select coalesce(array_agg(k.key), '{}') from (
     select distinct unnest(o.keys) as key from import_orders o where o.import_id = $1 and o.position >= $2 and o.state in ('good', 'unmatched')) k
   left join ${OURS} ours on ours.key = case when ours.by_sku then lower(k.key) else k.key end
   where ours.id is null)`
