import { miniStation } from '../../tests/stories/sync-support/station.ts'
import { aMeasuredCloud } from './cloud.ts'
import { percentile } from './percentile.ts'

const CHANGES = 400

/** From a committed change in the cloud to its line at a station, milliseconds. One station, one change after the other. */
async function propagate(): Promise<Record<string, number>> {
  await using cloud = await aMeasuredCloud()
  const { world } = cloud
  const docs = await world.addFulfillments(20)
  const stream = await miniStation(world, await world.enrol()).follow()
  await stream.until((line) => line.t === 'cursor')
  const samples: number[] = []
  for (let index = 0; index < CHANGES; index++) {
    const { id } = docs[index % docs.length]!
    const text = `change ${index}`
    let committed = 0
    const seen = stream
      .until((line) => line.t === 'put' && line.id === id && line.doc.notes.at(-1)?.text === text)
      .then(() => performance.now())
    await world.note(id, text, () => (committed = performance.now()))
    samples.push((await seen) - committed)
  }
  stream.close()
  return { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95), p99: percentile(samples, 0.99) }
}

export const benches = [{ id: 'sync.cloud.propagate', unit: 'ms', run: propagate }]
