-- Makers: what they can make, the fulfilments handed to them, and the ledger of what they earn.
-- `maker_id` is everywhere the profile's id; its `user_id` (unique) is the person (S0.2).
alter table maker_profiles
  -- How many jobs they take at once.
  add column capacity int not null default 5 check (capacity between 0 and 1000),
  add column status_reason text not null default '',
  -- Where payouts go: {accountHolder, bankName, branchCode, accountNumber, iban, bic}. Shown to nobody but the office and the maker.
  add column bank jsonb,
  add column updated_at timestamptz not null default now();

-- What makers earn of what they make, in percent. Kept on each row of the ledger as it was (X9).
alter table stores
  add column maker_rate_percent numeric(5,2) not null default 70 check (maker_rate_percent between 0 and 100);

create table maker_orders (
  id uuid primary key,
  store_id uuid not null references stores,
  order_id uuid not null references orders,
  fulfillment_request_id uuid not null references fulfillment_requests,
  maker_id uuid not null references maker_profiles,
  status text not null default 'assigned' check (status in ('assigned', 'in_production', 'shipped', 'completed', 'withdrawn')),
  -- First parcel and all of them, presented from the shipments (X4): {tracking_number, carrier, tracking_url, parcels: []}.
  tracking_info jsonb not null default '{}',
  notes text not null default '',
  reason text not null default '',
  assigned_by uuid references users,
  assigned_at timestamptz not null,
  started_at timestamptz,
  due_at timestamptz not null,
  shipped_at timestamptz,
  completed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text not null default ''
);
-- One active maker order per fulfilment; history is kept (X10).
create unique index one_active_maker_order on maker_orders (fulfillment_request_id) where status <> 'withdrawn';
create index on maker_orders (maker_id, status);
create index on maker_orders (order_id);

-- The ledger. Amounts are minor units and never change; what was wrong is put right by a counter-row (X9).
create table maker_earnings (
  id uuid primary key,
  store_id uuid not null references stores,
  maker_id uuid not null references maker_profiles,
  maker_order_id uuid not null references maker_orders,
  order_id uuid not null references orders,
  kind text not null check (kind in ('earning', 'reversal')),
  -- The earning that a reversal takes back, whole or in part.
  reverses_id uuid references maker_earnings,
  -- What the customer paid for the items after discounts, without shipping and tax, and the maker's share of it.
  base bigint not null,
  rate_percent numeric(5,2) not null check (rate_percent between 0 and 100),
  amount bigint not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- pending until paid out; an earning that was taken back whole before it was paid, and its counter-row, are `reversed`.
  state text not null default 'pending' check (state in ('pending', 'paid', 'reversed')),
  -- Taken back or refunded after production had started: not paid out until an admin has decided, with a reason.
  decision_needed boolean not null default false,
  reason text not null,
  created_by uuid references users,
  created_at timestamptz not null,
  paid_at timestamptz,
  check ((kind = 'earning') = (reverses_id is null)),
  check ((kind = 'earning' and amount >= 0 and base >= 0) or (kind = 'reversal' and amount <= 0 and base <= 0)),
  check ((state = 'paid') = (paid_at is not null))
);
create unique index one_earning_per_maker_order on maker_earnings (maker_order_id) where kind = 'earning';
create index on maker_earnings (maker_id, state, created_at);
create index on maker_earnings (order_id);
create index on maker_earnings (reverses_id);

create function app.fixed_earning() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'maker_earnings is a ledger: rows are not deleted' using errcode = 'restrict_violation'; end if;
  if (old.id, old.store_id, old.maker_id, old.maker_order_id, old.order_id, old.kind, old.reverses_id, old.base, old.rate_percent, old.amount, old.currency, old.created_at)
    is distinct from (new.id, new.store_id, new.maker_id, new.maker_order_id, new.order_id, new.kind, new.reverses_id, new.base, new.rate_percent, new.amount, new.currency, new.created_at) then
    raise exception 'maker_earnings is a ledger: put it right by a counter-row' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger ledger before update or delete on maker_earnings for each row execute function app.fixed_earning();

-- Never more taken back than was earned.
create function app.check_reversal() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  earned bigint;
  back bigint;
begin
  select e.amount into earned from public.maker_earnings e where e.id = new.reverses_id for update;
  select coalesce(sum(r.amount), 0) into back from public.maker_earnings r where r.reverses_id = new.reverses_id;
  if earned + back + new.amount < 0 then
    raise exception 'more would be taken back than was earned' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger never_too_much before insert on maker_earnings for each row when (new.reverses_id is not null) execute function app.check_reversal();

call app.secure(array['maker_orders', 'maker_earnings']);
revoke delete on maker_earnings from service_role;
grant select on maker_orders, maker_earnings to authenticated;

create policy admins on maker_orders for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on maker_earnings for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
-- A maker sees what they hold and held (S0.10), and their money. Their station by itself sees neither.
create policy own_maker on maker_orders for select to authenticated
  using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'maker' and maker_id = (select app.claim_id('maker_id')));
create policy own_maker on maker_earnings for select to authenticated
  using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'maker' and maker_id = (select app.claim_id('maker_id')));

grant create on schema app to service_role;
alter function app.check_reversal() owner to service_role;
revoke create on schema app from service_role;
revoke execute on function app.check_reversal() from public;

-- What a maker is told (S0.33): one in-app row, and one mail where they want it. In-app rows are `sent` when written.
alter table notifications
  -- The maker who is told; null for mails to shoppers.
  add column user_id uuid references users,
  -- What the words are made of (src-shared/maker/news.ts).
  add column facts jsonb not null default '{}',
  add column read_at timestamptz;
create index notifications_inbox on notifications (user_id, created_at desc, id desc) where channel = 'in_app';
create policy own_inbox on notifications for select to authenticated
  using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'maker' and channel = 'in_app' and user_id = (select app.claim_id('sub')));
create policy reads_own_inbox on notifications for update to authenticated
  using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'maker' and channel = 'in_app' and user_id = (select app.claim_id('sub')))
  with check (store_id = (select app.claim_id('store_id')) and channel = 'in_app' and user_id = (select app.claim_id('sub')));
grant update (read_at) on notifications to authenticated;
-- Of what the maker wants no mail; the inbox has everything always.
alter table maker_profiles add column no_mail_for text[] not null default '{}';

-- The maker behind a request, unless suspended: then nobody, and every policy through it shows nothing. With the
-- caller's own rights: a maker sees their own profile.
create function app.working_maker() returns uuid language sql stable set search_path = '' as
  $$ select p.id from public.maker_profiles p where p.id = app.claim_id('maker_id') and p.status <> 'suspended' $$;
grant execute on function app.working_maker() to anon, authenticated, service_role;

drop policy maker_reads on fulfillment_requests;
drop policy maker_writes on fulfillment_requests;
create policy maker_reads on fulfillment_requests for select to authenticated using (maker_id = (select app.working_maker()));
create policy maker_writes on fulfillment_requests for update to authenticated
  using (maker_id = (select app.working_maker())) with check (maker_id = (select app.working_maker()));

-- Suspended, a maker loses sight of everything; working again, they get it back: both are news for their stations.
create function app.note_maker_changes() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.sync_changes set xid = pg_catalog.pg_current_xact_id() where scope = 'maker:' || new.id;
  return null;
end $$;
create trigger note_suspension after update of status on maker_profiles for each row
  when ((old.status = 'suspended') <> (new.status = 'suspended')) execute function app.note_maker_changes();

grant create on schema app to service_role;
alter function app.note_maker_changes() owner to service_role;
revoke create on schema app from service_role;
revoke execute on function app.note_maker_changes() from public;
-- What the office keeps about a maker for itself.
alter table maker_profiles add column notes text not null default '';

-- What a station was refused, kept with its answer: the office sees what somebody did and what became of it (I7).
alter table device_mutations add column args jsonb, add column occurred_at timestamptz;
create index refused_of_entity on device_mutations (entity_id) where refused;
-- The size of a model in millimetres, {x, y, z}, once somebody measured it; `{}` for one that cannot be measured.
alter table print_files add column box jsonb;
