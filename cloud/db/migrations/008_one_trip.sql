-- What pages ask for most often is answered in one trip to the database. Each function belongs to service_role and does
-- one thing with its rights; nobody but the program's own login may call it.

-- Counts of the last minutes: nothing to write to the log on disk for, and after a crash every count begins anew.
alter table rate_limits set unlogged;

-- Takes one point of a key. `points`: how many were taken in this window, this one included; `wait`: seconds until it ends.
create function app.take_point(point_key text, seconds int, out points int, out wait int)
  language plpgsql security definer set search_path = '' as $$
begin
  insert into public.rate_limits as r (key, points, resets_at)
  values (point_key, 1, clock_timestamp() + make_interval(secs => seconds))
  on conflict (key) do update set
    points = case when r.resets_at <= clock_timestamp() then 1 else r.points + 1 end,
    resets_at = case when r.resets_at <= clock_timestamp() then excluded.resets_at else r.resets_at end
  returning r.points, ceil(extract(epoch from r.resets_at - clock_timestamp()))::int into points, wait;
end $$;

-- The store as its shoppers meet it.
create function app.shop(store uuid) returns json language sql stable as $$
  select json_build_object('name', s.name, 'supportEmail', s.support_email, 'addressLines', s.address_lines, 'currency', s.currency,
    'shippingFee', s.shipping_fee, 'taxPercent', s.tax_percent)
  from public.stores s where s.id = store
$$;

-- An order as whoever bought it may see it (S1.28): of its parts and parcels nothing of how, where and by whom they are made.
-- plpgsql keeps the plan; `offset 0` keeps the document from being parsed again for each of its fields.
create function app.public_order(order_id uuid) returns json language plpgsql stable as $$
begin return (
  select json_build_object('id', o.id, 'number', o.order_number, 'email', o.customer_email, 'status', o.status, 'paymentStatus', o.payment_status,
    'placedAt', o.placed_at, 'paidAt', (select max(p.paid_at) from public.payments p where p.order_id = o.id),
    'currency', o.currency, 'subtotal', o.subtotal, 'shipping', o.shipping, 'tax', o.tax, 'total', o.total,
    'items', coalesce((select json_agg(json_build_object('title', i.title, 'variant', i.variant_title, 'quantity', i.quantity,
      'unitPrice', i.unit_price, 'picture', i.snapshot -> 'picture') order by i.position, i.id)
      from public.order_items i where i.order_id = o.id), '[]'),
    'parts', coalesce((select json_agg(json_build_object('state', d.doc -> 'state', 'requiresShipping', d.doc -> 'requiresShipping',
      'dueAt', d.doc -> 'dueAt', 'startedAt', d.doc -> 'startedAt', 'packedAt', d.doc -> 'packedAt', 'shippedAt', d.doc -> 'shippedAt',
      'deliveredAt', d.doc -> 'deliveredAt', 'endedAt', d.doc -> 'endedAt',
      'parcels', coalesce((select json_agg(json_build_object('carrierName', c.parcel -> 'carrierName', 'trackingNumber', c.parcel -> 'trackingNumber',
        'trackingUrl', c.parcel -> 'trackingUrl') order by c.place) from jsonb_array_elements(d.doc -> 'parcels') with ordinality as c (parcel, place)), '[]'),
      'items', coalesce((select json_agg(json_build_object('title', t.thing -> 'title', 'quantity', t.thing -> 'quantity') order by t.place)
        from jsonb_array_elements(d.doc -> 'items') with ordinality as t (thing, place)), '[]'))
      order by f.created_at, f.id) from public.fulfillment_requests f, lateral (select f.doc::jsonb as doc offset 0) d where f.order_id = o.id), '[]'))
  from public.orders o where o.id = public_order.order_id
); end $$;

-- A look-up on the track page: both limits are counted before anything is read. `wait`: seconds until the next try, when
-- there were too many; then nothing is looked for.
create function app.look_up_order(store uuid, number text, address_key text, per_address int, order_key text, per_order int, seconds int,
  out wait int, out shop json, out bought json)
  language plpgsql security definer set search_path = '' as $$
declare
  by_address record;
  by_order record;
begin
  -- Always in this order, so that two look-ups never wait for each other.
  by_address := app.take_point(address_key, seconds);
  by_order := app.take_point(order_key, seconds);
  wait := greatest(case when by_address.points > per_address then greatest(by_address.wait, 1) else 0 end,
    case when by_order.points > per_order then greatest(by_order.wait, 1) else 0 end);
  shop := app.shop(store);
  if wait = 0 then
    bought := (select app.public_order(o.id) from public.orders o where o.order_number = number and o.store_id = store);
  end if;
end $$;

grant create on schema app to service_role;
alter function app.take_point(text, int) owner to service_role;
alter function app.look_up_order(uuid, text, text, int, text, int, int) owner to service_role;
revoke create on schema app from service_role;
revoke execute on function app.take_point(text, int), app.look_up_order(uuid, text, text, int, text, int, int) from public;
