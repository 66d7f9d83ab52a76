create table stores (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,60}$'),
  name text not null,
  address_lines jsonb not null default '[]',
  support_email text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  shipping_fee bigint not null default 0 check (shipping_fee >= 0),
  tax_percent numeric(5,2) not null default 0 check (tax_percent >= 0 and tax_percent < 100),
  created_at timestamptz not null default now()
);

create table factories (
  id uuid primary key,
  store_id uuid not null references stores,
  name text not null,
  city text not null default '',
  country text not null default 'ZA' check (country ~ '^[A-Z]{2}$'),
  created_at timestamptz not null default now()
);
create index on factories (store_id);

create table users (
  id uuid primary key,
  store_id uuid not null references stores,
  email text not null check (email = lower(email)),
  name text not null,
  role text not null check (role in ('shopper', 'operator', 'maker', 'admin')),
  password_hash text,
  pin_hash text,
  active boolean not null default true,
  last_seen_at timestamptz,
  created_at timestamptz not null default now(),
  unique (store_id, email)
);

create table factory_members (
  factory_id uuid not null references factories on delete cascade,
  user_id uuid not null references users on delete cascade,
  permissions text[] not null default '{}',
  primary key (factory_id, user_id)
);
create index on factory_members (user_id);

create table maker_profiles (
  id uuid primary key,
  store_id uuid not null references stores,
  user_id uuid not null unique references users,
  status text not null default 'active' check (status in ('active', 'paused', 'suspended')),
  capabilities jsonb not null default '{}',
  location jsonb not null default '{}',
  created_at timestamptz not null default now()
);

create table devices (
  id uuid primary key,
  store_id uuid not null references stores,
  factory_id uuid references factories,
  maker_id uuid references maker_profiles,
  name text not null,
  -- SHA-256 of the device token; the token itself is shown once.
  token_hash text not null unique,
  version text not null default '',
  enrolled_at timestamptz not null default now(),
  last_seen_at timestamptz,
  revoked_at timestamptz,
  revoke_reason text,
  check (factory_id is null or maker_id is null)
);
create index on devices (store_id);
create index on devices (factory_id);

create table enrollment_codes (
  id uuid primary key,
  store_id uuid not null references stores,
  factory_id uuid references factories,
  maker_id uuid references maker_profiles,
  station_name text not null,
  code_hash text not null unique,
  created_by uuid references users,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  device_id uuid references devices
);

-- One row per refresh token; a used token that comes again ends its whole family.
create table sessions (
  id uuid primary key,
  family_id uuid not null,
  -- The token that this one was traded for.
  parent_id uuid references sessions on delete cascade,
  store_id uuid not null references stores,
  user_id uuid not null references users on delete cascade,
  device_id uuid references devices on delete cascade,
  token_hash text not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz
);
create index on sessions (user_id);
create index on sessions (family_id);
create index on sessions (device_id);
create index on sessions (parent_id);

call app.secure(array['stores', 'factories', 'users', 'factory_members', 'maker_profiles', 'devices', 'enrollment_codes', 'sessions']);

grant select on stores to anon, authenticated;
grant select on factories, users, factory_members, maker_profiles, devices to authenticated;

create policy own_store on stores for select to anon, authenticated using (id = (select app.claim_id('store_id')));
create policy admin_reads on factories for select to authenticated
  using (store_id = (select app.claim_id('store_id')) and ((select app.claim('app_role')) = 'admin' or id = (select app.claim_id('factory_id'))));
create policy admin_or_self on users for select to authenticated
  using (store_id = (select app.claim_id('store_id')) and ((select app.claim('app_role')) = 'admin' or id = (select app.claim_id('sub'))));
create policy admin_or_self on factory_members for select to authenticated
  using (user_id = (select app.claim_id('sub'))
    or ((select app.claim('app_role')) = 'admin' and exists (select from factories f where f.id = factory_id and f.store_id = (select app.claim_id('store_id')))));
create policy admin_or_self on maker_profiles for select to authenticated
  using (store_id = (select app.claim_id('store_id')) and ((select app.claim('app_role')) = 'admin' or id = (select app.claim_id('maker_id'))));
create policy admin_or_self on devices for select to authenticated
  using (store_id = (select app.claim_id('store_id')) and ((select app.claim('app_role')) = 'admin' or id = (select app.claim_id('device_id'))));
