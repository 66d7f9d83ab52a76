import { PUSH_LIMIT } from '../../src-shared/sync/protocol.ts'
import { miniStation } from '../../tests/stories/sync-support/station.ts'
import { percentile, timed, type Bench } from '../measure.ts'
import { aMeasuredCloud } from './cloud.ts'

const ROUNDS = 12
const WARM_UP = 4

/** A full batch of 500 mutations on 250 fulfilments, from sending to the last byte of the reply. */
export const pushBatches: Bench = {
  title: `a batch of ${PUSH_LIMIT.mutations} mutations, each answered`,
  ids: [`cloud.sync.push.${PUSH_LIMIT.mutations}`],
  async run(bench) {
    const world = await aMeasuredCloud(bench)
    const station = miniStation(world, await world.enrol())
    const samples: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const docs = await world.addFulfillments(PUSH_LIMIT.mutations / 2)
      const batch = docs.flatMap((doc) =>
        station.did(
          { entityId: doc.id, name: 'fulfillment.start' },
          {
            entityId: doc.id,
            name: 'fulfillment.pack',
            args: { itemId: doc.items[0]!.id, by: 'scan', evidence: '4006381333931' },
          },
        ),
      )
      const ms = await timed(async () => {
        const answer = await station.push(batch)
        if (answer.status !== 200) throw new Error(answer.text)
      })
      if (round >= WARM_UP) samples.push(ms)
    }
    const id = `cloud.sync.push.${PUSH_LIMIT.mutations}`
    return [{ id, value: percentile(samples, 0.5), unit: 'ms', floor: null }]
  },
}
