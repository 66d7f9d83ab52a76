-- Which database this is, for cursors: a restored or moved database gets a new epoch and answers `reset` to old cursors.
create table sync_epoch (only_row boolean primary key default true check (only_row), epoch uuid not null, since timestamptz not null default now());

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
create index on sync_changes (scope, xid);

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
  recorded_at timestamptz not null,
  primary key (device_id, incarnation, seq),
  unique (device_id, mutation_id)
);

call app.secure(array['sync_epoch', 'sync_changes', 'device_mutations']);

create function app.note_fulfillment_changes() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    insert into public.sync_changes (scope, entity, entity_id, xid, gone)
      select scope, 'fulfillment', old.id, pg_catalog.pg_current_xact_id(), true
      from before_rows old join after_rows new using (id),
        lateral (values ('factory:' || old.factory_id, 'factory:' || new.factory_id), ('maker:' || old.maker_id, 'maker:' || new.maker_id)) as s (scope, now)
      where s.scope is not null and s.scope is distinct from s.now
      on conflict (scope, entity, entity_id) do update set xid = excluded.xid, gone = true;
  end if;
  insert into public.sync_changes (scope, entity, entity_id, xid, gone)
    select scope, 'fulfillment', new.id, pg_catalog.pg_current_xact_id(), false
    from after_rows new, lateral (values ('store:' || new.store_id), ('factory:' || new.factory_id), ('maker:' || new.maker_id)) as s (scope)
    where s.scope is not null
    order by s.scope, new.id
    on conflict (scope, entity, entity_id) do update set xid = excluded.xid, gone = false;
  return null;
end $$;
create trigger note_inserts after insert on fulfillment_requests referencing new table as after_rows
  for each statement execute function app.note_fulfillment_changes();
create trigger note_updates after update on fulfillment_requests referencing old table as before_rows new table as after_rows
  for each statement execute function app.note_fulfillment_changes();
