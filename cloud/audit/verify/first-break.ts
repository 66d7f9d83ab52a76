/** One entry of an order's chain as it is stored. Hashes are hex. */
export interface ChainLink {
  readonly id: string
  readonly hash: string
  /** The hash of the entry before it; null for the first one. */
  readonly prevHash: string | null
  /** What the hash of its content is now. */
  readonly actualHash: string
  /** It says the same store as its order. */
  readonly sameStore: boolean
}

/** Where a chain breaks. `at` is the place of the entry, counted from 1 in the order in which they were written. */
export type Break =
  | { readonly kind: 'changed' | 'seal_changed' | 'other_store'; readonly at: number; readonly id: string }
  | { readonly kind: 'missing_before' | 'two_follow'; readonly at: number; readonly id: string }
  | { readonly kind: 'end_missing' | 'all_missing' | 'no_head' }

/**
 * The first place where a chain does not hold, or null. `links` are in the order of their numbers, which for entries
 * of earlier versions need not be the order of the chain: the hashes are followed, not the numbers. `head` is what
 * the order itself says its last hash is.
 */
export function firstBreak(links: readonly ChainLink[], head: string | null): Break | null {
  if (links.length === 0) return head === null ? null : { kind: 'all_missing' }
  const following = Map.groupBy(links, (link) => link.prevHash)
  let last: string | null = null
  for (let at = 1; at <= links.length; at++) {
    const [link, second]: readonly ChainLink[] = following.get(last) ?? []
    if (!link) return gapAt(links, following, last, at)
    const wrong = contentOf(link, following, head)
    if (wrong) return { kind: wrong, at, id: link.id }
    if (second) return { kind: 'two_follow', at: at + 1, id: second.id }
    last = link.hash
    following.delete(link.prevHash)
  }
  if (head === last) return null
  return { kind: head === null ? 'no_head' : 'end_missing' }
}

function contentOf(
  link: ChainLink,
  following: ReadonlyMap<string | null, readonly ChainLink[]>,
  head: string | null,
): 'changed' | 'seal_changed' | 'other_store' | null {
  if (link.hash !== link.actualHash)
    // What comes after still vouches for the content: only the hash beside it was touched.
    return following.has(link.actualHash) || head === link.actualHash ? 'seal_changed' : 'changed'
  return link.sameStore ? null : 'other_store'
}

/** Nothing follows `last` although entries are left: the next of them by number lost the one before it. */
function gapAt(
  links: readonly ChainLink[],
  following: ReadonlyMap<string | null, readonly ChainLink[]>,
  last: string | null,
  at: number,
): Break {
  const left = new Set([...following.values()].flat())
  const next = links.find((link) => left.has(link) && link.prevHash !== last) ?? links.at(-1)!
  return { kind: 'missing_before', at, id: next.id }
}
