-- A fulfilment is one document (src-shared/fulfillment/document.ts). `doc` is the truth; the columns beside it are what
-- SQL filters, joins and guards by, held equal to it by CHECKs. Only cloud/fulfillment/save.ts writes this table.
create table fulfillment_requests (
  id uuid primary key,
  store_id uuid not null references stores,
  order_id uuid not null references orders,
  provider text not null check (provider in ('factory', 'maker', 'printful', 'prodigi', 'gooten', 'at_ishare', 'digital')),
  provider_id uuid references fulfillment_providers,
  external_id text,
  factory_id uuid references factories,
  maker_id uuid references maker_profiles,
  status text not null check (status in ('pending', 'submitted', 'processing', 'shipped', 'delivered', 'cancel_requested', 'cancelled', 'failed')),
  version bigint not null default 1 check (version > 0),
  doc json not null,
  items_snapshot jsonb not null default '[]',
  route_reason text not null default '',
  held boolean not null default false,
  problem boolean not null default false,
  due_at timestamptz not null,
  submitted_at timestamptz,
  shipped_at timestamptz,
  completed_at timestamptz,
  ended_at timestamptz,
  error_message text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (doc ->> 'id' = id::text),
  check (doc ->> 'state' = status),
  check (doc ->> 'factoryId' is not distinct from factory_id::text),
  check (doc ->> 'makerId' is not distinct from maker_id::text)
);
create index on fulfillment_requests (order_id);
create index on fulfillment_requests (factory_id, status, due_at);
create index on fulfillment_requests (maker_id, status);
create index on fulfillment_requests (store_id, status, due_at);
create unique index on fulfillment_requests (provider, external_id) where external_id is not null;

create table fulfillment_request_items (
  id uuid primary key,
  store_id uuid not null references stores,
  fulfillment_request_id uuid not null references fulfillment_requests on delete cascade,
  order_item_id uuid not null references order_items,
  provider_line_id text,
  quantity int not null check (quantity > 0),
  packed int not null default 0 check (packed >= 0 and packed <= quantity),
  created_at timestamptz not null default now()
);
create index on fulfillment_request_items (fulfillment_request_id);
create index on fulfillment_request_items (order_item_id);

create table shipments (
  id uuid primary key,
  store_id uuid not null references stores,
  order_id uuid not null references orders,
  fulfillment_request_id uuid not null references fulfillment_requests on delete cascade,
  carrier text not null,
  carrier_name text not null,
  tracking_number text not null,
  tracking_url text,
  grams int check (grams > 0),
  raw jsonb not null default '{}',
  shipped_at timestamptz not null,
  delivered_at timestamptz,
  created_at timestamptz not null default now(),
  unique (fulfillment_request_id, carrier, tracking_number)
);
create index on shipments (order_id);
create index on shipments (tracking_number);

create table print_files (
  id uuid primary key,
  store_id uuid not null references stores,
  order_id uuid not null references orders,
  fulfillment_request_id uuid references fulfillment_requests on delete cascade,
  order_item_id uuid references order_items,
  storage_key text not null,
  name text not null,
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now()
);
create index on print_files (fulfillment_request_id);
create index on print_files (order_id);

call app.secure(array['fulfillment_requests', 'fulfillment_request_items', 'shipments', 'print_files']);
grant select, update on fulfillment_requests to authenticated;
grant select on fulfillment_request_items, shipments, print_files to authenticated;

-- Who works on it sees it and may change it; its factory and maker stay theirs (moving is the office's).
create policy factory_reads on fulfillment_requests for select to authenticated using (factory_id = (select app.claim_id('factory_id')));
create policy factory_writes on fulfillment_requests for update to authenticated
  using (factory_id = (select app.claim_id('factory_id'))) with check (factory_id = (select app.claim_id('factory_id')));
create policy maker_reads on fulfillment_requests for select to authenticated using (maker_id = (select app.claim_id('maker_id')));
create policy maker_writes on fulfillment_requests for update to authenticated
  using (maker_id = (select app.claim_id('maker_id'))) with check (maker_id = (select app.claim_id('maker_id')));
create policy admins on fulfillment_requests for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins_write on fulfillment_requests for update to authenticated
  using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin')
  with check (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
-- The subquery runs under the same policies: a row is visible where its fulfilment is.
create policy through_fulfillment on fulfillment_request_items for select to authenticated using (exists (select from fulfillment_requests f where f.id = fulfillment_request_id));
create policy through_fulfillment on shipments for select to authenticated using (exists (select from fulfillment_requests f where f.id = fulfillment_request_id));
create policy through_fulfillment on print_files for select to authenticated using (exists (select from fulfillment_requests f where f.id = fulfillment_request_id));
