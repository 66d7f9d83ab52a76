create table products (
  id uuid primary key,
  store_id uuid not null references stores,
  slug text not null check (slug ~ '^[a-z0-9-]{1,80}$'),
  title text not null,
  description text not null default '',
  type text not null default 'product' check (type in ('product', 'digital', 'service', 'subscription')),
  status text not null default 'draft' check (status in ('draft', 'published', 'archived')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (store_id, slug)
);

create table product_variants (
  id uuid primary key,
  store_id uuid not null references stores,
  product_id uuid not null references products on delete cascade,
  sku text not null,
  title text not null,
  price bigint not null check (price >= 0),
  available boolean not null default true,
  requires_shipping boolean not null default true,
  -- Barcodes that count as this variant at the bench, and where it lies in the factory.
  codes text[] not null default '{}',
  place text,
  specs jsonb not null default '[]',
  -- Artwork or model to produce from, as storage keys with name and media type: [{key, name, mediaType, bytes, sha256}]
  print_assets jsonb not null default '[]',
  digital_asset_key text,
  fulfillment_provider text,
  estimated_production_days int not null default 3 check (estimated_production_days between 0 and 90),
  position int not null default 0,
  unique (store_id, sku)
);
create index on product_variants (product_id);

create table product_images (
  id uuid primary key,
  store_id uuid not null references stores,
  product_id uuid not null references products on delete cascade,
  storage_key text not null,
  alt text not null default '',
  -- A picture of at most 96 px as a data URL: travels to the bench inside the fulfilment.
  thumbnail text,
  position int not null default 0
);
create index on product_images (product_id);

create table fulfillment_providers (
  id uuid primary key,
  store_id uuid not null references stores,
  type text not null check (type in ('factory', 'maker', 'printful', 'prodigi', 'gooten', 'at_ishare', 'digital')),
  name text not null,
  factory_id uuid references factories,
  active boolean not null default true,
  check (type <> 'factory' or factory_id is not null)
);
create index on fulfillment_providers (store_id);

create table provider_product_mappings (
  id uuid primary key,
  store_id uuid not null references stores,
  variant_id uuid not null references product_variants on delete cascade,
  provider_id uuid not null references fulfillment_providers on delete cascade,
  external_variant_id text,
  cost_price bigint check (cost_price >= 0),
  active boolean not null default true,
  priority int not null default 0,
  unique (variant_id, provider_id)
);
create index on provider_product_mappings (provider_id);

create table carts (
  id uuid primary key,
  store_id uuid not null references stores,
  lines jsonb not null default '[]',
  updated_at timestamptz not null default now()
);

call app.secure(array['products', 'product_variants', 'product_images', 'fulfillment_providers', 'provider_product_mappings', 'carts']);

grant select on products, product_variants, product_images to anon, authenticated;
grant select on fulfillment_providers, provider_product_mappings to authenticated;
grant update on products to authenticated;

create policy shoppers_see_published on products for select to anon using (store_id = (select app.claim_id('store_id')) and status = 'published');
create policy shoppers_see_published on product_variants for select to anon
  using (store_id = (select app.claim_id('store_id')) and exists (select from products p where p.id = product_id and p.status = 'published'));
create policy shoppers_see_published on product_images for select to anon
  using (store_id = (select app.claim_id('store_id')) and exists (select from products p where p.id = product_id and p.status = 'published'));
create policy admins on products for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins_write on products for update to authenticated
  using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin')
  with check (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on product_variants for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on product_images for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on fulfillment_providers for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on provider_product_mappings for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
