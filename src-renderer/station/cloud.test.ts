import { expect, test } from 'vitest'
import type { StationClient } from '../../src-shared/station-contract/contract.ts'
import { cloudThrough, CloudRefusal } from './cloud.ts'

type Answer = Awaited<ReturnType<StationClient['cloud']>>

/** The office through a station that answers everything alike. */
function officeThatAnswers(answer: Answer) {
  const asked: unknown[] = []
  const cloud = cloudThrough({ cloud: (input) => (asked.push(input), Promise.resolve(answer)) })
  return { cloud, asked }
}

test('a call of the cloud goes through the station by its path', async () => {
  const { cloud, asked } = officeThatAnswers({ ok: true, output: [] })
  expect(await cloud.people.factories()).toEqual([])
  expect(asked).toEqual([{ path: ['people', 'factories'], input: undefined }])
})

test('a no comes as a refusal with its sentence', async () => {
  const { cloud } = officeThatAnswers({
    ok: false,
    code: 'offline',
    sentence: 'The office cannot be reached.',
  })
  const refused = await cloud.people.factories().catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(CloudRefusal)
  expect(refused).toMatchObject({ code: 'offline', message: 'The office cannot be reached.' })
})
