-- Refunds and payouts. The ledger of makers' earnings is in 009.

alter table stores
  -- A batch of payouts of this much or more (minor units of the store's currency) is approved by somebody who did not make it.
  add column payout_approval_threshold bigint not null default 500000 check (payout_approval_threshold >= 0);

-- The account that payouts leave from. Not a column of stores, which everyone may read.
create table payout_accounts (
  store_id uuid primary key references stores,
  bank jsonb not null,
  updated_at timestamptz not null
);

-- Payouts that are approved and sent together. The id is made by whoever asks: asked twice, it is one batch.
create table payout_batches (
  id uuid primary key,
  store_id uuid not null references stores,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Rows of the ledger before this moment.
  up_to timestamptz not null,
  state text not null default 'draft' check (state in ('draft', 'approved', 'exported', 'paid', 'cancelled')),
  -- As it was when the batch was made.
  threshold bigint not null check (threshold >= 0),
  -- What its payouts come to, without those that were left out.
  total bigint not null check (total >= 0),
  -- The account that it leaves from, as it was at the approval.
  account jsonb,
  payer text not null default '',
  created_by uuid not null references users,
  created_at timestamptz not null,
  approved_by uuid references users,
  approved_at timestamptz,
  exported_at timestamptz,
  paid_at timestamptz,
  cancelled_at timestamptz,
  reason text not null default '',
  constraint two_people check (approved_by is null or approved_by <> created_by or total < threshold),
  check ((approved_by is null) = (approved_at is null)),
  check (state in ('draft', 'cancelled') or approved_by is not null)
);
create index on payout_batches (store_id, created_at desc, id desc);

-- What one maker gets in one batch.
create table payouts (
  id uuid primary key,
  store_id uuid not null references stores,
  batch_id uuid not null references payout_batches,
  maker_id uuid not null references maker_profiles,
  maker_name text not null,
  amount bigint not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  state text not null default 'draft' check (state in ('draft', 'approved', 'exported', 'paid', 'returned', 'cancelled')),
  -- Where it goes, as it was at the approval: {accountHolder, bankName, branchCode, accountNumber, iban, bic}.
  bank jsonb,
  -- By which the bank or the provider knows it.
  reference text not null default '',
  paid_on date,
  returned_at timestamptz,
  reason text not null default '',
  created_at timestamptz not null,
  unique (batch_id, maker_id),
  check (state in ('draft', 'cancelled') or bank is not null),
  check (state <> 'paid' or paid_on is not null),
  check ((state = 'returned') = (returned_at is not null))
);
create index on payouts (maker_id, created_at);

-- Which rows of the ledger a payout pays. Not live any more once it was cancelled or came back.
create table payout_lines (
  payout_id uuid not null references payouts,
  earning_id uuid not null references maker_earnings,
  store_id uuid not null references stores,
  amount bigint not null,
  live boolean not null default true,
  primary key (payout_id, earning_id)
);
create unique index one_live_payout on payout_lines (earning_id) where live;

-- A line is a row of the ledger as it stands: pending, decided, of the same maker and currency, and whole.
create function app.check_payout_line() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (
    select from public.maker_earnings e, public.payouts p
    where e.id = new.earning_id and p.id = new.payout_id and p.state = 'draft' and e.state = 'pending' and not e.decision_needed
      and (e.store_id, e.maker_id, e.currency, e.amount) = (p.store_id, p.maker_id, p.currency, new.amount) and new.store_id = p.store_id and new.live
    for update of e
  ) then
    raise exception 'this row of the ledger is not to be paid out here' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger payable before insert on payout_lines for each row execute function app.check_payout_line();

create function app.check_payout_sum() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if (select coalesce(sum(l.amount), 0) from public.payout_lines l where l.payout_id = new.id) <> new.amount then
    raise exception 'a payout is the sum of its lines' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger sum_of_lines after insert on payouts deferrable initially deferred for each row execute function app.check_payout_sum();

-- Where a payout may go from where it stands, and what that makes of its rows: paid with it, and pending again when it came back.
create function app.move_payout() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if (old.id, old.store_id, old.batch_id, old.maker_id, old.amount, old.currency, old.created_at)
    is distinct from (new.id, new.store_id, new.batch_id, new.maker_id, new.amount, new.currency, new.created_at) then
    raise exception 'a payout never changes in amount' using errcode = 'restrict_violation';
  end if;
  if old.bank is not null and old.bank is distinct from new.bank then
    raise exception 'the account of an approved payout never changes' using errcode = 'restrict_violation';
  end if;
  if old.state <> new.state and not (old.state, new.state) in (('draft', 'approved'), ('draft', 'cancelled'), ('approved', 'exported'), ('approved', 'paid'),
    ('approved', 'cancelled'), ('exported', 'paid'), ('exported', 'cancelled'), ('exported', 'returned'), ('paid', 'returned')) then
    raise exception 'a payout does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger life before update on payouts for each row execute function app.move_payout();

create function app.settle_lines() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.state = 'paid' then
    update public.maker_earnings e set state = 'paid', paid_at = new.paid_on::timestamp at time zone 'UTC'
      from public.payout_lines l where l.payout_id = new.id and l.live and e.id = l.earning_id;
  elsif new.state in ('returned', 'cancelled') then
    update public.payout_lines l set live = false where l.payout_id = new.id;
    update public.maker_earnings e set state = 'pending', paid_at = null
      from public.payout_lines l where l.payout_id = new.id and e.id = l.earning_id and e.state = 'paid';
  end if;
  return null;
end $$;
create trigger settle after update of state on payouts for each row when (old.state is distinct from new.state) execute function app.settle_lines();

-- The only ways of a row of the ledger: paid with its payout, pending again with it, reversed while nobody is about to pay it.
create function app.move_earning() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  held text := (select p.state from public.payout_lines l join public.payouts p on p.id = l.payout_id where l.earning_id = new.id and l.live);
begin
  if not ((old.state = 'pending' and new.state = 'paid' and held is not distinct from 'paid')
    or (old.state = 'paid' and new.state = 'pending' and held is null)
    or (old.state = 'pending' and new.state = 'reversed' and held is null)) then
    raise exception 'a row of the ledger does not go from % to % here', old.state, new.state using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger life before update of state on maker_earnings for each row when (old.state is distinct from new.state) execute function app.move_earning();

-- A batch is approved as it stands, and what was approved does not grow.
create function app.move_batch() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if (old.id, old.store_id, old.currency, old.up_to, old.threshold, old.created_by, old.created_at)
    is distinct from (new.id, new.store_id, new.currency, new.up_to, new.threshold, new.created_by, new.created_at)
    or new.total > old.total or (old.approved_by is not null and (old.approved_by, old.account, old.payer) is distinct from (new.approved_by, new.account, new.payer)) then
    raise exception 'a batch never grows and keeps its people' using errcode = 'restrict_violation';
  end if;
  if old.state <> new.state and not (old.state, new.state) in (('draft', 'approved'), ('draft', 'cancelled'), ('approved', 'exported'), ('approved', 'paid'),
    ('approved', 'cancelled'), ('exported', 'paid'), ('exported', 'cancelled')) then
    raise exception 'a batch does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  if old.state = 'draft' and new.state = 'approved'
    and new.total <> (select coalesce(sum(p.amount), 0) from public.payouts p where p.batch_id = new.id and p.state <> 'cancelled') then
    raise exception 'the total of a batch is that of its payouts' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger life before update on payout_batches for each row execute function app.move_batch();

-- Money that came in and went back. 0 ≤ captured − refunded ≤ total, always.
alter table payments
  add column captured bigint not null default 0,
  add column refunded bigint not null default 0;
update payments set captured = amount where status in ('paid', 'partially_refunded', 'refunded');
alter table payments add constraint never_more_back_than_came check (0 <= refunded and refunded <= captured and captured <= amount);

create function app.capture_payment() returns trigger language plpgsql as $$
begin
  if new.status = 'paid' and new.captured = 0 then new.captured := new.amount; end if;
  return new;
end $$;
create trigger capture before insert or update of status on payments for each row execute function app.capture_payment();

create table refunds (
  -- Made by whoever asks, and the idempotency key at the payment provider.
  id uuid primary key,
  store_id uuid not null references stores,
  order_id uuid not null references orders,
  payment_id uuid not null references payments,
  -- The cancelled part that is paid back; null for any other reason.
  fulfillment_id uuid references fulfillment_requests,
  amount bigint not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  reason text not null,
  state text not null default 'requested' check (state in ('requested', 'done', 'failed')),
  -- By which the payment provider knows it.
  reference text,
  error text,
  -- What it takes back of which earnings once the money went: [{earningId, amount}]. Amount 0: it is paid all the same.
  take_back jsonb not null default '[]',
  requested_by uuid references users,
  created_at timestamptz not null,
  settled_at timestamptz,
  check ((state = 'requested') = (settled_at is null))
);
create index on refunds (order_id);
create index on refunds (payment_id);
-- What is cancelled is paid back once.
create unique index one_refund_per_part on refunds (fulfillment_id) where fulfillment_id is not null and state <> 'failed';

-- Refunds that are asked for at the same moment wait here for each other; together they never exceed what came in.
create function app.check_refund() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  came bigint;
  going bigint;
begin
  select p.captured into came from public.payments p
    where p.id = new.payment_id and (p.store_id, p.order_id, p.currency) = (new.store_id, new.order_id, new.currency) for update;
  select coalesce(sum(r.amount), 0) into going from public.refunds r where r.payment_id = new.payment_id and r.state <> 'failed';
  if came is null or going + new.amount > came then
    raise exception 'more would go back than came in' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger never_too_much before insert on refunds for each row execute function app.check_refund();

create function app.move_refund() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if (old.id, old.store_id, old.order_id, old.payment_id, old.fulfillment_id, old.amount, old.currency, old.created_at)
    is distinct from (new.id, new.store_id, new.order_id, new.payment_id, new.fulfillment_id, new.amount, new.currency, new.created_at)
    or (old.state <> 'requested' and old.state <> new.state) then
    raise exception 'a refund that is settled stays as it is' using errcode = 'restrict_violation';
  end if;
  if old.state = 'requested' and new.state = 'done' then
    update public.payments p set refunded = p.refunded + new.amount,
      status = case when p.refunded + new.amount = p.captured then 'refunded' else 'partially_refunded' end where p.id = new.payment_id;
    update public.orders o set payment_status = p.status from public.payments p where p.id = new.payment_id and o.id = new.order_id;
  end if;
  return new;
end $$;
create trigger life before update on refunds for each row execute function app.move_refund();

-- As in 008, and what of the money went back: for the whole order, and for each cancelled part.
create or replace function app.public_order(order_id uuid) returns json language plpgsql stable as $$
begin return (
  select json_build_object('id', o.id, 'number', o.order_number, 'email', o.customer_email, 'status', o.status, 'paymentStatus', o.payment_status,
    'placedAt', o.placed_at, 'paidAt', (select max(p.paid_at) from public.payments p where p.order_id = o.id),
    'currency', o.currency, 'subtotal', o.subtotal, 'shipping', o.shipping, 'tax', o.tax, 'total', o.total,
    'refunds', coalesce((select json_agg(json_build_object('amount', r.amount, 'state', r.state, 'at', coalesce(r.settled_at, r.created_at)) order by r.created_at, r.id)
      from public.refunds r where r.order_id = o.id and r.state <> 'failed'), '[]'),
    'items', coalesce((select json_agg(json_build_object('title', i.title, 'variant', i.variant_title, 'quantity', i.quantity,
      'unitPrice', i.unit_price, 'picture', i.snapshot -> 'picture') order by i.position, i.id)
      from public.order_items i where i.order_id = o.id), '[]'),
    'parts', coalesce((select json_agg(json_build_object('state', d.doc -> 'state', 'requiresShipping', d.doc -> 'requiresShipping',
      'dueAt', d.doc -> 'dueAt', 'startedAt', d.doc -> 'startedAt', 'packedAt', d.doc -> 'packedAt', 'shippedAt', d.doc -> 'shippedAt',
      'deliveredAt', d.doc -> 'deliveredAt', 'endedAt', d.doc -> 'endedAt',
      'refund', (select json_build_object('amount', r.amount, 'state', r.state, 'at', coalesce(r.settled_at, r.created_at))
        from public.refunds r where r.fulfillment_id = f.id and r.state <> 'failed'),
      'parcels', coalesce((select json_agg(json_build_object('carrierName', c.parcel -> 'carrierName', 'trackingNumber', c.parcel -> 'trackingNumber',
        'trackingUrl', c.parcel -> 'trackingUrl') order by c.place) from jsonb_array_elements(d.doc -> 'parcels') with ordinality as c (parcel, place)), '[]'),
      'items', coalesce((select json_agg(json_build_object('title', t.thing -> 'title', 'quantity', t.thing -> 'quantity') order by t.place)
        from jsonb_array_elements(d.doc -> 'items') with ordinality as t (thing, place)), '[]'))
      order by f.created_at, f.id) from public.fulfillment_requests f, lateral (select f.doc::jsonb as doc offset 0) d where f.order_id = o.id), '[]'))
  from public.orders o where o.id = $1
); end $$;

call app.secure(array['payout_accounts', 'payout_batches', 'payouts', 'payout_lines', 'refunds']);
revoke delete on payout_batches, payouts, payout_lines, refunds from service_role;
grant select on payout_accounts, payout_batches, payouts, payout_lines, refunds to authenticated;

create policy admins on payout_accounts for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on payout_batches for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on payouts for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on payout_lines for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on refunds for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
-- A maker sees what is on its way to them and what arrived, not what the office is still weighing.
create policy own_maker on payouts for select to authenticated
  using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'maker' and maker_id = (select app.claim_id('maker_id'))
    and state in ('exported', 'paid', 'returned'));
create policy own_maker on payout_lines for select to authenticated
  using ((select app.claim('app_role')) = 'maker' and exists (select from payouts p where p.id = payout_id));

grant create on schema app to service_role;
alter function app.check_payout_line() owner to service_role;
alter function app.check_payout_sum() owner to service_role;
alter function app.move_payout() owner to service_role;
alter function app.settle_lines() owner to service_role;
alter function app.move_earning() owner to service_role;
alter function app.move_batch() owner to service_role;
alter function app.check_refund() owner to service_role;
alter function app.move_refund() owner to service_role;
revoke create on schema app from service_role;
revoke execute on function app.check_payout_line(), app.check_payout_sum(), app.move_payout(), app.settle_lines(), app.move_earning(), app.move_batch(),
  app.check_refund(), app.move_refund() from public;
