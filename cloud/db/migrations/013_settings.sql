-- Settings of the store: shipping rates, templates of papers and mails.
alter table stores
  -- In which "today" is reckoned: a name of the IANA list.
  add column time_zone text not null default 'UTC' check (time_zone ~ '^[A-Za-z0-9_+/-]{1,60}$'),
  -- Black and white, {width, height, bits}: for labels and slips.
  add column logo jsonb,
  add column tax_label text not null default 'Tax',
  -- Whether prices and shipping rates hold the tax already.
  add column tax_included boolean not null default false,
  -- Countries with a percentage of their own: [{country, percent}].
  add column tax_exceptions jsonb not null default '[]',
  -- Zones of countries with their rates. While there are none, `shipping_fee` is asked for everywhere: that is the default zone.
  add column shipping_zones jsonb not null default '[]',
  -- Raised with all that stations print with, so that they know when to ask.
  add column papers_version int not null default 0;

-- What was charged, in the words of that day.
alter table orders
  add column tax_label text not null default 'Tax',
  add column tax_percent numeric(5,2),
  add column tax_included boolean not null default false,
  add column shipping_zone text;
do $$
declare old_check text;
begin
  select conname into strict old_check from pg_constraint
  where conrelid = 'orders'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%subtotal + shipping%';
  execute format('alter table orders drop constraint %I', old_check);
end $$;
alter table orders add constraint orders_total_check
  check (total = subtotal + shipping + case when tax_included then 0 else tax end);

-- Every saved version of every part of the settings. The newest one of a section is in force; the sections `store`, `tax`,
-- `shipping` and `makers` are written through to the store's row, where everybody reads them.
create table settings_versions (
  id uuid primary key,
  store_id uuid not null references stores,
  section text not null
    check (section in ('store', 'tax', 'shipping', 'makers', 'slip', 'label', 'itemLabel', 'mailConfirmation', 'mailShipped', 'mailDelivered')),
  version int not null check (version >= 0),
  content jsonb not null,
  saved_by uuid references users,
  saved_by_name text,
  saved_at timestamptz,
  -- The older version that this one brought back.
  restored_from int,
  -- Two people who save at once: the second one is told.
  unique (store_id, section, version)
);
create trigger append_only before update or delete on settings_versions for each row execute function app.append_only();

call app.secure(array['settings_versions']);
revoke update, delete on settings_versions from service_role;
grant select on settings_versions to authenticated;
create policy admins on settings_versions for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');

-- An order as whoever bought it may see it knows how its tax was reckoned.
alter function app.public_order(uuid) rename to public_order_without_tax;
create function app.public_order(order_id uuid) returns json language plpgsql stable as $$
begin return (
  select (app.public_order_without_tax(o.id)::jsonb || jsonb_build_object('taxLabel', o.tax_label, 'taxIncluded', o.tax_included))::json
  from public.orders o where o.id = public_order.order_id
); end $$;
