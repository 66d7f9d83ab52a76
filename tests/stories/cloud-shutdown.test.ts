import { expect, test } from 'vitest'
import { aCloud, PASSWORD } from '../support/a-cloud.ts'

test('a cloud that is told to stop answers what it was asked, ends its streams, and then is gone', async () => {
  const cloud = await aCloud()
  const order: string[] = []
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  // A request that waits inside the database, as behind a long transaction.
  const { db } = cloud.cloud
  const began = new Promise<void>((resolve) => {
    void db.asService(async (tx) => {
      await tx.query('select 1')
      resolve()
      await held
    })
  })
  await began
  const asked = cloud.post('/v1/auth/sign-in', { email: 'admin@packbench.test', password: PASSWORD })
  cloud.cloud.onClose(() => void order.push('streams ended'))
  // Answered by the process while the other one waits: it has arrived.
  await fetch(`${cloud.url}/healthz`)
  const closing = cloud.close().then(() => order.push('closed'))
  await expect
    .poll(() =>
      fetch(`${cloud.url}/healthz`).then(
        () => 'open',
        () => 'refused',
      ),
    )
    .toBe('refused')
  // It waits for the request that it has accepted.
  expect(order).toEqual(['streams ended'])
  release()
  expect((await asked).status).toBe(200)
  await closing
  expect(order).toEqual(['streams ended', 'closed'])
  await cloud.remove()
})
