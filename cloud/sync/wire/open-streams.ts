import type { LineWriter } from '../changes/line-writer.ts'

/** The streams that are open in this process, by station. A station that opens more than it needs loses its oldest. */
export interface OpenStreams {
  add(device: string, writer: LineWriter): void
  remove(device: string, writer: LineWriter): void
  devices(): readonly string[]
  /** Ends all of them, also those that are still sending pages. */
  endAll(): void
}

/** One is in use; a second one is the same station coming back before its old connection was noticed to be dead. */
const PER_STATION = 2

export function openStreams(): OpenStreams {
  const streams = new Map<string, LineWriter[]>()
  return {
    add(device, writer) {
      const own = [...(streams.get(device) ?? []), writer]
      while (own.length > PER_STATION) own.shift()?.end()
      streams.set(device, own)
    },
    remove(device, writer) {
      const own = (streams.get(device) ?? []).filter((open) => open !== writer)
      if (own.length > 0) streams.set(device, own)
      else streams.delete(device)
    },
    devices: () => [...streams.keys()],
    endAll() {
      for (const own of streams.values()) own.forEach((writer) => writer.end())
    },
  }
}
