/**
 * The tables of printing in `station.db`, one step a version; applied once each, in order, by the replica's migrator.
 * `print_jobs` is the ledger of sheets: rows are never deleted, so that a second sheet of the same paper is always noticed.
 * The index lets a copy's number be used again only where it is certain that no such sheet exists (cancelled, failed).
 */
export const printMigrations: readonly string[] = [
  `CREATE TABLE printers (
     id TEXT PRIMARY KEY,
     position INTEGER NOT NULL,
     settings TEXT NOT NULL CHECK (json_valid(settings))
   ) STRICT;
   CREATE TABLE print_jobs (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     printer_id TEXT NOT NULL,
     printer_name TEXT NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('shipping_label', 'packing_slip', 'item_label', 'test_page')),
     fulfillment_id TEXT,
     order_number TEXT,
     subject_key TEXT NOT NULL,
     subject TEXT,
     copy INTEGER NOT NULL CHECK (copy > 0),
     reason TEXT,
     requested_by TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'printed', 'unknown', 'failed', 'cancelled')),
     at TEXT NOT NULL,
     sent_at TEXT,
     ended_at TEXT,
     sentence TEXT,
     bytes BLOB,
     sheet BLOB,
     CHECK (copy = 1 OR reason IS NOT NULL)
   ) STRICT;
   CREATE UNIQUE INDEX one_sheet_a_copy ON print_jobs (kind, subject_key, copy) WHERE state NOT IN ('cancelled', 'failed');
   CREATE INDEX print_jobs_open ON print_jobs (printer_id, seq) WHERE state IN ('queued', 'sent', 'unknown');
   CREATE INDEX print_jobs_fulfillment ON print_jobs (fulfillment_id, seq);`,
  // A page that somebody elsewhere asked for: after this moment it is not printed any more.
  `ALTER TABLE print_jobs ADD COLUMN not_after TEXT;
   CREATE INDEX print_jobs_limited ON print_jobs (seq) WHERE not_after IS NOT NULL;`,
]
