import { PUSH_LIMIT } from '../../src-shared/sync/protocol.ts'
import { miniStation } from '../../tests/stories/sync-support/station.ts'
import { aMeasuredCloud } from './cloud.ts'
import { percentile } from './percentile.ts'

const ROUNDS = 8

/** A full batch of 500 mutations on 250 fulfilments, each answered: milliseconds from sending to the last byte of the reply. */
async function push500(): Promise<number> {
  await using cloud = await aMeasuredCloud()
  const { world } = cloud
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
    const began = performance.now()
    const answer = await station.push(batch)
    samples.push(performance.now() - began)
    if (answer.reply().outcomes.some(({ refusal }) => refusal))
      throw new Error('A mutation of the bench was refused')
  }
  return percentile(samples.slice(1), 0.5)
}

export const benches = [{ id: 'sync.cloud.push.500', unit: 'ms', run: push500 }]
