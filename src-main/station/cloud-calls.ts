import { isContractProcedure } from '@orpc/contract'
import { cloudContract, type CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import type { Session } from '../session/session.ts'

export type CloudCallResult = { ok: true; output: unknown } | { ok: false; code: string; sentence: string }

/** Signing in and out is the station's own business: a window never holds a cloud token. */
const KEPT_HERE = new Set(['auth'])

/** Hands a window's call of the cloud contract on, with the signed-in person's token. Only what the contract names. */
export async function callCloud(
  session: Session,
  { path, input }: { path: readonly string[]; input?: unknown },
): Promise<CloudCallResult> {
  if (KEPT_HERE.has(path[0] ?? '') || !isContractProcedure(at(cloudContract, path)))
    return {
      ok: false,
      code: 'NO_SUCH_CALL',
      sentence: `The office has no call named ${path.join('.')} for a window.`,
    }
  const answer = await session.asPerson((cloud: CloudClient) =>
    (at(cloud, path) as (input: unknown) => Promise<unknown>)(input),
  )
  return answer.ok ? { ok: true, output: answer.value } : answer
}

/** Clients are proxies that have every name, so only the contract is asked for own names. */
function at(tree: object, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, name) => {
    if (tree === cloudContract && (node === null || typeof node !== 'object' || !Object.hasOwn(node, name)))
      return undefined
    return (node as Record<string, unknown>)[name]
  }, tree)
}
