/** One figure. `floor` is the same work done barely, in the same run, in the same unit; null where there is none. */
export interface Measure {
  readonly id: string
  readonly value: number
  readonly unit: 'ms' | 's' | '/s' | 'MB'
  readonly floor: number | null
}

/** A group of figures that are measured together; `ids` says which, so that `--only` can choose without running. */
export interface Bench {
  readonly ids: readonly string[]
  readonly title: string
  run(world: BenchWorld): Promise<Measure[]>
}

/** What benches stand on. Each part is made once, when it is first asked for, and taken down at the end. */
export interface BenchWorld {
  /** A real PostgreSQL that waits for the disk as in production; a new migrated database at each call. */
  database(): Promise<{ readonly url: string }>
  /** A folder of its own, removed at the end. */
  folder(): string
  /** Called when everything is measured, last first. */
  atEnd(close: () => Promise<void> | void): void
  /** Says what takes time. */
  say(sentence: string): void
}

/** The value below which `share` of the samples lie (nearest rank). `samples` need not be sorted. */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new RangeError('percentile of no samples')
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}

/** `id.p50`, `id.p95`, `id.p99` of samples in milliseconds, with their floors if there are samples of a floor. */
export function percentiles(
  id: string,
  samples: readonly number[],
  floor: readonly number[] | null = null,
): Measure[] {
  return [50, 95, 99].map((rank) => ({
    id: `${id}.p${rank}`,
    value: percentile(samples, rank / 100),
    unit: 'ms' as const,
    floor: floor ? percentile(floor, rank / 100) : null,
  }))
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
