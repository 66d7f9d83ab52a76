-- Which database this is, for cursors: a restored or moved database gets a new epoch and answers `reset` to old cursors.
-- `origin` is what tells it apart: the cluster, its timeline and the database's oid. One that differs makes a new epoch at start.
create table sync_epoch (only_row boolean primary key default true check (only_row), epoch uuid not null, origin text not null, since timestamptz not null default now());

-- What changed for whom: one row per scope and entity, so it stays as large as the data, not as long as history.
-- Read by `xid >= cursor` under one snapshot; the next cursor is that snapshot's xmin.
create table sync_changes (
  scope text not null,
  entity text not null,
  entity_id uuid not null,
  xid xid8 not null default pg_current_xact_id(),
  gone boolean not null default false,
  primary key (scope, entity, entity_id)
);
create index on sync_changes (scope, entity, xid);

-- How far each life of each station has come: the row is the lock under which its batches take turns.
create table device_incarnations (
  device_id uuid not null references devices,
  incarnation uuid not null,
  -- The scope that the station reads, so that the feed of a scope finds what was acknowledged in it.
  scope text not null,
  last_seq bigint not null default 0 check (last_seq >= 0),
  xid xid8 not null default pg_current_xact_id(),
  primary key (device_id, incarnation)
);
create index on device_incarnations (scope, xid);

create table device_mutations (
  device_id uuid not null references devices,
  incarnation uuid not null,
  seq bigint not null check (seq > 0),
  mutation_id uuid not null,
  entity_id uuid not null,
  name text not null,
  args_hash text not null,
  actor_id uuid,
  -- The answer, byte for byte as it was given.
  outcome text not null,
  refused boolean not null,
  -- The same action once more under a new incarnation (a restored outbox): answered as before, without effect.
  repeated boolean not null default false,
  recorded_at timestamptz not null,
  primary key (device_id, incarnation, seq)
);
create unique index on device_mutations (device_id, mutation_id) where not repeated;

call app.secure(array['sync_epoch', 'sync_changes', 'device_incarnations', 'device_mutations']);

-- What a station reads: its factory's work, its maker's, or (a desk station) the whole store's. Null for everyone else.
create function app.station_scope() returns text language sql stable set search_path = '' as $$
  select case when app.claim('app_role') = 'station'
    then coalesce('factory:' || app.claim('factory_id'), 'maker:' || app.claim('maker_id'), 'store:' || app.claim('store_id')) end
$$;
grant execute on function app.station_scope() to anon, authenticated, service_role;

grant select on sync_changes, device_incarnations to authenticated;
create policy own_scope on sync_changes for select to authenticated using (scope = (select app.station_scope()));
create policy own_scope on device_incarnations for select to authenticated using (scope = (select app.station_scope()));
create policy desk_reads on fulfillment_requests for select to authenticated using ('store:' || store_id = (select app.station_scope()));
create policy desk_writes on fulfillment_requests for update to authenticated
  using ('store:' || store_id = (select app.station_scope())) with check ('store:' || store_id = (select app.station_scope()));

-- A document as a line of the changes stream, from its stored bytes: a line feed can only stand between tokens there, where a space is the same JSON.
create function app.put_line(id uuid, version bigint, doc json) returns text language sql immutable set search_path = '' as
  $$ select '{"t":"put","id":"' || id || '","version":' || version || ',"doc":' || replace(doc::text, e'\n', ' ') || '}' $$;
create function app.drop_line(id uuid) returns text language sql immutable set search_path = '' as
  $$ select '{"t":"drop","id":"' || id || '"}' $$;

-- What changed in a scope since a snapshot, read under the snapshot of the calling statement and with the caller's rights.
-- News are rows whose writer had not ended in the older snapshot; `xid >=` its xmin is what the index answers.
-- In PL/pgSQL, because that keeps the plan: planning would take longer than reading.
create function app.changes_since(in_scope text, since pg_snapshot, asker uuid, asking_incarnation uuid)
  returns table (kind text, text text, device uuid, seq bigint) language plpgsql stable set search_path = public, pg_catalog set plan_cache_mode = force_generic_plan as $$
begin
  return query select 'snapshot'::text, pg_current_snapshot()::text, null::uuid, null::bigint;
  return query
    select 'line'::text, case when c.gone or f.id is null then app.drop_line(c.entity_id) else app.put_line(f.id, f.version, f.doc) end, null::uuid, null::bigint
    from sync_changes c left join fulfillment_requests f on f.id = c.entity_id and not c.gone
    where c.scope = in_scope and c.entity = 'fulfillment' and c.xid >= pg_snapshot_xmin(since) and not pg_visible_in_snapshot(c.xid, since);
  return query
    select 'lost'::text, ''::text, c.entity_id, null::bigint from sync_changes c
    where c.scope = in_scope and c.entity = 'device' and c.xid >= pg_snapshot_xmin(since) and not pg_visible_in_snapshot(c.xid, since);
  return query
    select 'ack'::text, i.incarnation::text, i.device_id, i.last_seq from device_incarnations i
    where i.scope = in_scope and i.xid >= pg_snapshot_xmin(since) and not pg_visible_in_snapshot(i.xid, since);
  if asker is not null then
    return query select 'ack'::text, i.incarnation::text, i.device_id, i.last_seq from device_incarnations i
      where i.device_id = asker and i.incarnation = asking_incarnation and i.scope = in_scope;
  end if;
end $$;
grant execute on function app.changes_since(text, pg_snapshot, uuid, uuid) to authenticated, service_role;

create function app.note_fulfillment_changes() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    insert into public.sync_changes (scope, entity, entity_id, xid, gone)
      select scope, 'fulfillment', was.id, pg_catalog.pg_current_xact_id(), true
      from before_rows was join after_rows became using (id),
        lateral (values ('factory:' || was.factory_id, 'factory:' || became.factory_id), ('maker:' || was.maker_id, 'maker:' || became.maker_id)) as s (scope, now)
      where s.scope is not null and s.scope is distinct from s.now
      on conflict (scope, entity, entity_id) do update set xid = excluded.xid, gone = true;
  end if;
  insert into public.sync_changes (scope, entity, entity_id, xid, gone)
    select scope, 'fulfillment', became.id, pg_catalog.pg_current_xact_id(), false
    from after_rows became, lateral (values ('store:' || became.store_id), ('factory:' || became.factory_id), ('maker:' || became.maker_id)) as s (scope)
    where s.scope is not null
    order by s.scope, became.id
    on conflict (scope, entity, entity_id) do update set xid = excluded.xid, gone = false;
  return null;
end $$;
create trigger note_inserts after insert on fulfillment_requests referencing new table as after_rows
  for each statement execute function app.note_fulfillment_changes();
create trigger note_updates after update on fulfillment_requests referencing old table as before_rows new table as after_rows
  for each statement execute function app.note_fulfillment_changes();

-- A station that was revoked or moved has lost its scope: its open stream learns it from the same record as everything else.
create function app.note_device_changes() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.sync_changes (scope, entity, entity_id, xid, gone)
    values (coalesce('factory:' || old.factory_id, 'maker:' || old.maker_id, 'store:' || old.store_id), 'device', old.id, pg_catalog.pg_current_xact_id(), true)
    on conflict (scope, entity, entity_id) do update set xid = excluded.xid, gone = true;
  return null;
end $$;
create trigger note_device_changes after update of revoked_at, factory_id, maker_id on devices for each row
  when (old.revoked_at is distinct from new.revoked_at or old.factory_id is distinct from new.factory_id or old.maker_id is distinct from new.maker_id)
  execute function app.note_device_changes();
