create table orders (
  id uuid primary key,
  store_id uuid not null references stores,
  user_id uuid references users,
  order_number text not null unique check (order_number ~ '^PB-[2-9A-HJKMNP-TV-Z]{8}$'),
  -- Derived from payment and fulfilments by app.refresh_orders; never set by hand.
  status text not null default 'pending_payment'
    check (status in ('pending_payment', 'new', 'in_production', 'partially_shipped', 'shipped', 'delivered', 'cancelled')),
  payment_status text not null default 'pending' check (payment_status in ('pending', 'paid', 'partially_refunded', 'refunded', 'failed')),
  customer_name text not null,
  customer_email text not null,
  customer_phone text,
  customer_note text,
  shipping_address jsonb,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  subtotal bigint not null check (subtotal >= 0),
  shipping bigint not null default 0 check (shipping >= 0),
  tax bigint not null default 0 check (tax >= 0),
  total bigint not null check (total = subtotal + shipping + tax),
  checkout_key text not null,
  placed_at timestamptz not null,
  due_at timestamptz,
  shipped_at timestamptz,
  delivered_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  -- Head of the order's event chain.
  event_head bytea,
  updated_at timestamptz not null default now(),
  unique (store_id, checkout_key)
);
create index on orders (store_id, placed_at desc, id desc);
create index on orders (store_id, status, placed_at desc);
create index on orders (lower(customer_email));

create table order_items (
  id uuid primary key,
  store_id uuid not null references stores,
  order_id uuid not null references orders on delete cascade,
  variant_id uuid references product_variants,
  type text not null check (type in ('product', 'digital', 'service', 'subscription')),
  title text not null,
  variant_title text not null,
  sku text not null,
  unit_price bigint not null check (unit_price >= 0),
  quantity int not null check (quantity > 0),
  -- Everything of the variant that production needs, as it was at purchase: codes, place, specs, print assets, picture, days.
  snapshot jsonb not null default '{}',
  position int not null default 0
);
create index on order_items (order_id);

create table order_notes (
  id uuid primary key,
  store_id uuid not null references stores,
  order_id uuid not null references orders on delete cascade,
  text text not null,
  author_id uuid references users,
  author_name text not null,
  created_at timestamptz not null default now()
);
create index on order_notes (order_id);

-- Timeline and audit. Append only; each row carries the hash of the one before it for the same order.
create table order_events (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  store_id uuid not null references stores,
  order_id uuid not null references orders,
  fulfillment_id uuid,
  kind text not null,
  actor_id uuid,
  actor_name text not null,
  actor_role text not null,
  device_id uuid,
  detail text not null default '',
  change jsonb not null default '{}',
  -- When it happened where it happened, by the station's uncorrected clock too, and when the cloud recorded it.
  occurred_at timestamptz not null,
  station_clock timestamptz,
  recorded_at timestamptz not null,
  prev_hash bytea,
  hash bytea not null
);
create index on order_events (order_id, seq);

create function app.event_hash(e order_events) returns bytea language sql stable set search_path = '' as $$
  select sha256(convert_to(concat_ws(e'\x1f', encode(e.prev_hash, 'hex'), e.id, e.order_id, e.fulfillment_id, e.kind, e.actor_id, e.actor_name, e.actor_role,
    e.device_id, e.detail, e.change::text, extract(epoch from e.occurred_at), extract(epoch from e.recorded_at)), 'UTF8'))
$$;
create function app.chain_event() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  select o.event_head into new.prev_hash from public.orders o where o.id = new.order_id for update;
  new.hash := app.event_hash(new);
  update public.orders set event_head = new.hash where id = new.order_id;
  return new;
end $$;
create trigger chain before insert on order_events for each row execute function app.chain_event();

create function app.append_only() returns trigger language plpgsql as
  $$ begin raise exception '% is append only', tg_table_name using errcode = 'restrict_violation'; end $$;
create trigger append_only before update or delete on order_events for each row execute function app.append_only();

create table payments (
  id uuid primary key,
  store_id uuid not null references stores,
  order_id uuid not null references orders,
  provider text not null,
  reference text not null,
  status text not null default 'pending' check (status in ('pending', 'paid', 'partially_refunded', 'refunded', 'failed')),
  amount bigint not null check (amount >= 0),
  currency text not null,
  checkout_url text,
  created_at timestamptz not null default now(),
  paid_at timestamptz,
  unique (provider, reference)
);
create index on payments (order_id);

create table payment_events (
  id uuid primary key,
  store_id uuid references stores,
  provider text not null,
  event_id text not null,
  type text not null,
  payload jsonb not null,
  received_at timestamptz not null default now(),
  processed_at timestamptz,
  outcome text,
  unique (provider, event_id)
);

create table idempotency_keys (
  store_id uuid not null references stores,
  scope text not null,
  key text not null,
  request_hash text not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (store_id, scope, key)
);

-- One row per (order or parcel, kind, channel): a mail is queued once, whatever is retried.
create table notifications (
  id uuid primary key,
  store_id uuid not null references stores,
  order_id uuid references orders,
  subject_id uuid not null,
  kind text not null,
  channel text not null default 'email' check (channel in ('email', 'sms', 'in_app')),
  recipient text not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'unknown', 'failed')),
  message_id text,
  subject text,
  html text,
  body_text text,
  attempts int not null default 0,
  error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  unique (subject_id, kind, channel)
);
create index on notifications (order_id);
create index on notifications (created_at desc);

create table rate_limits (
  key text primary key,
  points int not null,
  resets_at timestamptz not null
);

call app.secure(array['orders', 'order_items', 'order_notes', 'order_events', 'payments', 'payment_events', 'idempotency_keys', 'notifications', 'rate_limits']);
revoke update, delete on order_events from service_role;

grant select on orders, order_items, order_notes, order_events, payments, notifications to authenticated;
create policy admins on orders for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy shopper_own on orders for select to authenticated using ((select app.claim('app_role')) = 'shopper' and user_id = (select app.claim_id('sub')));
create policy through_order on order_items for select to authenticated using (exists (select from orders o where o.id = order_id));
create policy admins on order_notes for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on order_events for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on payments for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on notifications for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
