-- What the office did that is no order's own story: people, stations, makers, money, settings (S0.20). Append only; each
-- row carries the hash of the one before it in the same store. What happens to an order is in order_events.
create table admin_audit_log (
  store_id uuid not null references stores,
  -- Counts the entries of the store without a gap, so that a missing one is seen by its number too.
  seq bigint not null,
  id uuid not null unique,
  action text not null check (action ~ '^[a-z_]+(\.[a-z_]+)+$'),
  -- What it was done to: 'maker', 'payout', 'person', 'station', 'settings', 'order', …
  subject_type text not null,
  subject_id uuid,
  actor_id uuid,
  actor_name text not null,
  actor_role text not null,
  device_id uuid,
  detail text not null default '',
  change jsonb not null default '{}',
  recorded_at timestamptz not null,
  prev_hash bytea,
  hash bytea not null,
  primary key (store_id, seq)
);

-- Head of the store's chain. A row of its own, so that what the office does waits for nothing but the office.
create table audit_heads (store_id uuid primary key references stores, entries bigint not null default 0 check (entries >= 0), head bytea);

-- What is hashed is a record as text: it tells null from empty and where each field ends. No SET and one expression, so
-- that a statement over many rows has it inlined.
create function app.audit_hash(e admin_audit_log) returns bytea language sql stable as $$
  select pg_catalog.sha256(pg_catalog.convert_to(row(e.store_id, e.seq, pg_catalog.encode(e.prev_hash, 'hex'), e.id, e.action, e.subject_type, e.subject_id,
    e.actor_id, e.actor_name, e.actor_role, e.device_id, e.detail, e.change, extract(epoch from e.recorded_at))::text, 'UTF8'))
$$;
create function app.chain_audit() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.audit_heads (store_id) values (new.store_id) on conflict do nothing;
  select h.entries + 1, h.head into new.seq, new.prev_hash from public.audit_heads h where h.store_id = new.store_id for update;
  new.hash := app.audit_hash(new);
  update public.audit_heads set entries = new.seq, head = new.hash where store_id = new.store_id;
  return new;
end $$;
create trigger chain before insert on admin_audit_log for each row execute function app.chain_audit();
create trigger append_only before update or delete on admin_audit_log for each row execute function app.append_only();

-- Order events get their number under the lock of their order, so that numbers and chain have one order. That lock lets
-- rows refer to the order meanwhile: two who note something at once wait for each other instead of dying of it. From here on
-- the hash covers every field, the station's own clock and the store too; what was written before keeps its kind of hash.
alter table order_events add column hash_version smallint not null default 1;
alter table order_events alter column hash_version set default 2;
create or replace function app.event_hash(e order_events) returns bytea language sql stable as $$
  select pg_catalog.sha256(pg_catalog.convert_to(case e.hash_version
    when 1 then pg_catalog.concat_ws(e'\x1f', pg_catalog.encode(e.prev_hash, 'hex'), e.id, e.order_id, e.fulfillment_id, e.kind, e.actor_id, e.actor_name,
      e.actor_role, e.device_id, e.detail, e.change::text, extract(epoch from e.occurred_at), extract(epoch from e.recorded_at))
    else row(e.hash_version, e.seq, pg_catalog.encode(e.prev_hash, 'hex'), e.id, e.store_id, e.order_id, e.fulfillment_id, e.kind, e.actor_id, e.actor_name,
      e.actor_role, e.device_id, e.detail, e.change, extract(epoch from e.occurred_at), extract(epoch from e.station_clock), extract(epoch from e.recorded_at))::text
  end, 'UTF8'))
$$;
create or replace function app.chain_event() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  select o.event_head into new.prev_hash from public.orders o where o.id = new.order_id for no key update;
  new.seq := pg_catalog.nextval('public.order_events_seq_seq');
  new.hash_version := 2;
  new.hash := app.event_hash(new);
  update public.orders set event_head = new.hash where id = new.order_id;
  return new;
end $$;
grant usage on sequence order_events_seq_seq to service_role;

-- Searching both: the newest first, whatever is asked for.
create index on admin_audit_log (store_id, recorded_at desc, seq desc);
create index on admin_audit_log (store_id, subject_id, recorded_at desc, seq desc);
create index on admin_audit_log (store_id, actor_id, recorded_at desc, seq desc);
create index on admin_audit_log (store_id, action, recorded_at desc, seq desc);
create index on admin_audit_log using gin (to_tsvector('simple', actor_name || ' ' || detail));
create index on order_events (store_id, recorded_at desc, seq desc);
create index on order_events (store_id, actor_id, recorded_at desc, seq desc);
create index on order_events (store_id, actor_role, recorded_at desc, seq desc);
create index on order_events (store_id, kind, recorded_at desc, seq desc);
create index on order_events (store_id, device_id, recorded_at desc, seq desc) where device_id is not null;
create index on order_events using gin (to_tsvector('simple', actor_name || ' ' || detail));

-- Verifications of all chains of a store: how far each is, and what it found.
create table audit_verifications (
  id uuid primary key,
  store_id uuid not null references stores,
  state text not null default 'running' check (state in ('running', 'stopped', 'done')),
  started_by uuid references users,
  started_by_name text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- Where it goes on: {step: 'count'} | {step: 'office', seq, hash} | {step: 'orders', placedAt, id} | {step: 'last'} | {step: 'end'}
  position jsonb not null default '{"step":"count"}',
  expected bigint not null default 0,
  entries bigint not null default 0,
  chains bigint not null default 0,
  broken bigint not null default 0,
  -- The first broken links, each with a sentence.
  findings jsonb not null default '[]',
  -- What there was at its end, so that the next one notices what was taken away since, head and all.
  event_seq bigint,
  event_count bigint,
  office_count bigint,
  office_head bytea
);
create unique index one_verification_runs on audit_verifications (store_id) where state = 'running';
create index on audit_verifications (store_id, started_at desc);

call app.secure(array['admin_audit_log', 'audit_heads', 'audit_verifications']);
revoke update, delete on admin_audit_log from service_role;
grant select on admin_audit_log, audit_heads, audit_verifications to authenticated;
create policy admins on admin_audit_log for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on audit_heads for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on audit_verifications for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');

grant create on schema app to service_role;
alter function app.chain_audit() owner to service_role;
revoke create on schema app from service_role;
revoke execute on function app.chain_audit() from public;
