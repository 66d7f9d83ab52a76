import type { Migration } from './migrate.ts'

/** The precious file: what a person did here and the cloud has not settled, who works here, and who this station is. */
export const stationMigrations: readonly Migration[] = [
  {
    number: 1,
    name: 'settings, people, outbox, refusals',
    sql: `
      create table settings (name text primary key, value text not null) strict, without rowid;

      create table people (
        id text primary key,
        name text not null,
        email text not null,
        role text not null,
        permissions text not null,
        pin_hash text,
        refresh_token text,
        wrong_pins integer not null default 0
      ) strict, without rowid;

      -- An action is acknowledged when its row is committed here. It has a seq from the moment it is prepared for sending.
      create table outbox (
        pos integer primary key autoincrement,
        incarnation text,
        seq integer check (seq > 0),
        mutation_id text not null unique,
        entity text not null check (entity = 'fulfillment'),
        entity_id text not null,
        order_number text,
        name text not null,
        version integer not null,
        args text not null,
        actor text not null,
        permissions text not null,
        occurred_at text not null,
        station_clock text not null,
        before_doc text,
        attempts integer not null default 0,
        state text not null default 'waiting' check (state in ('waiting', 'answered')),
        row_hash text not null,
        unique (incarnation, seq),
        check ((seq is null) = (incarnation is null)),
        check (state = 'waiting' or seq is not null)
      ) strict;
      create index outbox_entity on outbox (entity_id, pos);

      -- What the cloud turned down, until a person settles it.
      create table refusals (
        mutation_id text primary key,
        entity_id text not null,
        order_number text,
        name text not null,
        args text not null,
        actor text not null,
        occurred_at text not null,
        refused_at text not null,
        refusal text not null,
        before_doc text,
        settled_at text,
        settled_by text,
        settled_how text
      ) strict, without rowid;
      create index refusals_open on refusals (refused_at) where settled_at is null;
    `,
  },
  {
    number: 2,
    name: 'photos, and copies of print files that were opened',
    sql: `
      -- Pictures of finished pieces. Their bytes lie sealed beside this file until the cloud has them.
      create table photos (
        id text primary key,
        fulfillment_id text not null,
        name text not null,
        media_type text not null,
        bytes integer not null,
        sha256 text not null,
        added_at text not null,
        state text not null check (state in ('waiting', 'sent', 'refused')),
        sentence text
      ) strict, without rowid;
      create index photos_of on photos (fulfillment_id, id);
      create index photos_waiting on photos (id) where state = 'waiting';

      -- Readable copies of print files that were made here; the office is told of each.
      create table file_openings (
        id text primary key,
        fulfillment_id text not null,
        print_file_id text not null,
        person_id text,
        opened_at text not null
      ) strict, without rowid;
    `,
  },
]
