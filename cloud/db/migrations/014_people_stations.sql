-- People and stations: reset PINs, what a station has waiting, remote printer tests.

-- Set while the password is one that the office gave: good until then, and to be changed before anything else.
alter table users add column one_time_password_until timestamptz;

-- Moved to another factory, another maker or the office in this transaction: a cursor from before it covers other documents.
alter table devices add column moved_xid xid8;

-- What a station said of itself last. Nothing here has an effect; it is for whoever looks.
create table station_reports (
  device_id uuid primary key references devices on delete cascade,
  store_id uuid not null references stores,
  reported_at timestamptz not null,
  waiting int not null check (waiting >= 0),
  -- Refusals that nobody has settled, and the latest of them in words.
  refusals int not null check (refusals >= 0),
  latest_refusal text,
  -- [{id, name, state, sentence, inDoubt, queued}]
  printers jsonb not null default '[]'
);
create index on station_reports (store_id);

-- A test page that the office asks a printer of a station for. The id is the print job's on the station too, so that the
-- same request never makes a second sheet.
create table printer_tests (
  id uuid primary key,
  store_id uuid not null references stores,
  device_id uuid not null references devices on delete cascade,
  printer_id uuid not null,
  printer_name text not null,
  asked_by uuid references users,
  asked_by_name text not null,
  asked_at timestamptz not null,
  -- After this nothing is printed any more.
  expires_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'taken', 'sent', 'printed', 'unknown', 'failed', 'expired')),
  sentence text,
  changed_at timestamptz not null
);
create index on printer_tests (device_id, asked_at desc);
create index on printer_tests (store_id);

call app.secure(array['station_reports', 'printer_tests']);
grant select on station_reports, printer_tests to authenticated;
create policy admins on station_reports for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
create policy admins on printer_tests for select to authenticated using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin');
