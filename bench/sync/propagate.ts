import { miniStation } from '../../tests/stories/sync-support/station.ts'
import { percentiles, type Bench } from '../measure.ts'
import { aMeasuredCloud } from './cloud.ts'

const CHANGES = 400
const WARM_UP = 40

/** From a committed change in the cloud to its line, unpacked and parsed, at a station. One change after the other. */
export const propagateLine: Bench = {
  title: 'a committed change on its way into a stream',
  ids: ['cloud.sync.propagate.p50', 'cloud.sync.propagate.p95', 'cloud.sync.propagate.p99'],
  async run(bench) {
    const world = await aMeasuredCloud(bench)
    const docs = await world.addFulfillments(100)
    const stream = await miniStation(world, await world.enrol()).follow()
    await stream.until((line) => line.t === 'cursor')
    const samples: number[] = []
    for (let change = 0; change < WARM_UP + CHANGES; change++) {
      const { id } = docs[change % docs.length]!
      const text = `change ${change}`
      let committed = 0
      const seen = stream
        .until((line) => line.t === 'put' && line.id === id && line.doc.notes.at(-1)?.text === text)
        .then(() => performance.now())
      await world.note(id, text, () => (committed = performance.now()))
      const arrived = await seen
      if (change >= WARM_UP) samples.push(arrived - committed)
    }
    stream.close()
    return percentiles('cloud.sync.propagate', samples)
  },
}
