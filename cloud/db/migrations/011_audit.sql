-- What the office did that is no order's own story: people, stations, makers, money, settings (S0.20). Append only; each
-- row carries the hash of the one before it in the same store. What happens to an order is in order_events.
create table admin_audit_log (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  store_id uuid not null references stores,
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
  hash bytea not null
);
create index on admin_audit_log (store_id, seq desc);
create index on admin_audit_log (subject_id);

-- Head of the store's chain. A row of its own, so that what the office does waits for nothing but the office.
create table audit_heads (store_id uuid primary key references stores, head bytea);

create function app.audit_hash(e admin_audit_log) returns bytea language sql stable set search_path = '' as $$
  select sha256(convert_to(concat_ws(e'\x1f', encode(e.prev_hash, 'hex'), e.id, e.store_id, e.action, e.subject_type, e.subject_id, e.actor_id, e.actor_name,
    e.actor_role, e.device_id, e.detail, e.change::text, extract(epoch from e.recorded_at)), 'UTF8'))
$$;
create function app.chain_audit() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.audit_heads (store_id) values (new.store_id) on conflict do nothing;
  select h.head into new.prev_hash from public.audit_heads h where h.store_id = new.store_id for update;
  new.hash := app.audit_hash(new);
  update public.audit_heads set head = new.hash where store_id = new.store_id;
  return new;
end $$;
create trigger chain before insert on admin_audit_log for each row execute function app.chain_audit();
create trigger append_only before update or delete on admin_audit_log for each row execute function app.append_only();

call app.secure(array['admin_audit_log', 'audit_heads']);
revoke update, delete on admin_audit_log from service_role;
grant select on admin_audit_log to authenticated;
create policy admins on admin_audit_log for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');

grant create on schema app to service_role;
alter function app.chain_audit() owner to service_role;
revoke create on schema app from service_role;
revoke execute on function app.chain_audit() from public;
