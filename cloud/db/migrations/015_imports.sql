-- Orders imported from other shops' exports. The file itself lies in storage until its orders are made; what was found in it is kept.
create table imports (
  id uuid primary key,
  store_id uuid not null references stores,
  created_by uuid references users,
  created_by_name text not null,
  created_at timestamptz not null,
  file_name text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Pieces of the file that have arrived, in order.
  pieces int not null default 0,
  bytes_here bigint not null default 0,
  -- The other shop, as the office calls it: its order numbers are its own.
  shop text not null,
  -- How it was read: {format, encoding, delimiter, decimal}; and how a person says that it is to be read.
  detected jsonb,
  wanted jsonb not null default '{}',
  state text not null default 'uploading' check (state in ('uploading', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled')),
  -- Raised with every check: what an earlier one still writes is not of this one.
  round int not null default 0,
  -- How far checking or making is.
  done int not null default 0,
  total int not null default 0,
  sentence text,
  confirmation_mails boolean not null default false,
  -- For orders without an e-mail address.
  fallback_email text,
  checked_at timestamptz,
  ended_at timestamptz
);
create index on imports (store_id, created_at desc, id desc);
create index on imports (store_id, sha256);

-- The orders that a file holds.
create table import_orders (
  import_id uuid not null references imports on delete cascade,
  store_id uuid not null references stores,
  position int not null,
  number text not null,
  first_row int not null,
  last_row int not null,
  -- `good` will be made; `unmatched` wants an article of ours; `unwanted` is not to be made (not paid, sent already);
  -- `duplicate` is here already; `failed` could not be made when it came to it.
  state text not null check (state in ('good', 'unmatched', 'bad', 'unwanted', 'duplicate', 'made', 'failed')),
  -- The draft of an order that can be read (cloud/imports/read/draft.ts).
  draft jsonb,
  keys text[] not null default '{}',
  total bigint,
  customer text,
  sentence text,
  -- The key under which it exists at most once in the store (orders.checkout_key).
  checkout_key text not null,
  order_id uuid references orders,
  primary key (import_id, position)
);
create index on import_orders (import_id, state, position);
create index on import_orders (order_id);
create index on import_orders (store_id, checkout_key);

-- The row report: what is wrong in the file, cell by cell, and what to do about it.
create table import_rows (
  import_id uuid not null references imports on delete cascade,
  store_id uuid not null references stores,
  position int not null,
  row_number int not null,
  column_name text,
  problem text not null,
  advice text not null,
  note boolean not null default false,
  primary key (import_id, position)
);

-- Which article of ours another shop's article is, by its SKU or title there. Kept for the next import of the same shop.
create table import_articles (
  store_id uuid not null references stores,
  shop text not null,
  key text not null,
  variant_id uuid not null references product_variants on delete cascade,
  mapped_by uuid references users,
  mapped_at timestamptz not null,
  primary key (store_id, shop, key)
);
create index on import_articles (variant_id);

call app.secure(array['imports', 'import_orders', 'import_rows', 'import_articles']);
grant select on imports, import_orders, import_rows, import_articles to authenticated;
create policy admins on imports for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on import_orders for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on import_rows for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on import_articles for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
