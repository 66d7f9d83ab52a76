import { createORPCClient, type ClientContext, type ClientLink } from '@orpc/client'
import type { CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import type { StationClient } from '../../src-shared/station-contract/contract.ts'

/** The cloud, or the station on its behalf, said no. `message` is the sentence for the person. */
export class CloudRefusal extends Error {
  readonly code: string
  constructor(code: string, sentence: string) {
    super(sentence)
    this.name = 'CloudRefusal'
    this.code = code
  }
}

/** The cloud contract as the window sees it: every call goes through the station, which holds the token. */
export function cloudThrough(station: Pick<StationClient, 'cloud'>): CloudClient {
  const link: ClientLink<ClientContext> = {
    async call(path, input, options) {
      const answer = await station.cloud({ path: [...path], input }, { signal: options.signal })
      if (!answer.ok) throw new CloudRefusal(answer.code, answer.sentence)
      return answer.output
    },
  }
  return createORPCClient<CloudClient>(link)
}
