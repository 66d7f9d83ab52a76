import type { Migration } from './migrate.ts'

/**
 * The cache: documents as the cloud sent them, with columns for what lists filter and sort by.
 * `doc` is what the screen shows; `base_doc` the cloud's last word, present only while actions of ours wait on top.
 */
export const replicaMigrations: readonly Migration[] = [
  {
    number: 1,
    name: 'fulfilments, search, codes, position, files',
    sql: `
      create table fulfillments (
        row integer primary key,
        id text not null unique,
        version integer not null,
        generation integer not null,
        order_number text not null,
        customer text not null,
        customer_folded text not null,
        state text not null,
        due_at text not null,
        ended_at text,
        buckets integer not null,
        pieces integer not null,
        packed integer not null,
        summary text not null,
        picture text,
        country text,
        tracking text,
        hold text,
        problem text,
        searched text not null,
        doc text not null,
        base_doc text
      ) strict;
      create index by_number on fulfillments (order_number);
      create index by_customer on fulfillments (customer_folded);
      create index by_tracking on fulfillments (tracking) where tracking is not null;
      create index with_base on fulfillments (id) where base_doc is not null;
      create index q_all on fulfillments (due_at);
      create index q_open on fulfillments (due_at) where buckets & 1;
      create index q_submitted on fulfillments (due_at) where buckets & 2;
      create index q_processing on fulfillments (due_at) where buckets & 4;
      create index q_packed on fulfillments (due_at) where buckets & 8;
      create index q_held on fulfillments (due_at) where buckets & 16;
      create index q_problem on fulfillments (due_at) where buckets & 32;
      create index q_done on fulfillments (ended_at) where buckets & 64;
      create index q_cancelled on fulfillments (ended_at) where buckets & 128;

      create virtual table search using fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1');

      create table codes (code text primary key, title text not null) strict, without rowid;

      create table position (
        only_row integer primary key check (only_row = 1),
        cursor text,
        incarnation text,
        ack_seq integer not null,
        generation integer not null
      ) strict;
      insert into position values (1, null, null, 0, 0);

      create table files (
        sha256 text primary key,
        state text not null check (state in ('partial', 'ready')),
        bytes integer not null,
        thumbnail text
      ) strict, without rowid;
    `,
  },
  {
    number: 2,
    name: 'print files are sealed; what was dropped is wiped',
    sql: `
      -- What lay here unsealed is deleted at start (src-main/files) and fetched anew.
      drop table files;
      create table files (
        sha256 text primary key,
        state text not null check (state in ('partial', 'ready')),
        bytes integer not null,
        thumbnail text,
        needed_by text not null
      ) strict, without rowid;

      create table wiping (only_row integer primary key check (only_row = 1), due integer not null) strict;
      insert into wiping values (1, 1);
    `,
  },
]
