import type { RefusedAction } from '../../../../src-shared/station-contract/bench.ts'

/** What was turned down on one fulfilment: one matter for a person, however many actions it took. */
export interface Matter {
  /** The action that decides what is to be done now. */
  readonly lead: RefusedAction
  /** The rest, oldest first: settled with it. */
  readonly others: readonly RefusedAction[]
}

/** What took the order furthest, and so may have consequences outside of this room, comes first. */
const WEIGHT: Record<string, number> = {
  'fulfillment.ship': 3,
  'fulfillment.complete': 2,
  'fulfillment.addParcel': 1,
}
const weightOf = (action: RefusedAction): number => WEIGHT[action.name] ?? 0

/** Turned-down actions by fulfilment, in the order in which each one's first was turned down. */
export function mattersOf(refused: readonly RefusedAction[]): readonly Matter[] {
  const byFulfillment = Map.groupBy(refused, (action) => action.fulfillmentId)
  return [...byFulfillment.values()].map((actions) => {
    const oldestFirst = actions.toSorted((a, b) => a.at.localeCompare(b.at))
    const lead = oldestFirst.reduce((most, each) => (weightOf(each) >= weightOf(most) ? each : most))
    return { lead, others: oldestFirst.filter((each) => each !== lead) }
  })
}

/** The same action turned down for the same reason, once, with how often. */
export function inShort(
  actions: readonly RefusedAction[],
): readonly { action: RefusedAction; times: number }[] {
  const alike = Map.groupBy(actions, (each) => `${each.name} ${each.title}`)
  return [...alike.values()].map((each) => ({ action: each[0]!, times: each.length }))
}
