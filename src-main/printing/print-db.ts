/** What printing needs of the station's precious database. better-sqlite3's `Database` is one. */
export interface PrintDb {
  prepare(sql: string): PrintStatement
  transaction<Result>(work: () => Result): (() => Result) & { immediate(): Result }
}

export interface PrintStatement {
  run(...values: unknown[]): { changes: number }
  get(...values: unknown[]): unknown
  all(...values: unknown[]): unknown[]
}
