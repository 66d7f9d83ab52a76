import type { WorkFilter, WorkSlice } from '../../../../src-shared/cloud-contract/makers/work.ts'

/** What the address of the page keeps. Without a slice: what nobody has yet. */
export interface WorkSearch {
  slice?: WorkSlice | 'all' | undefined
  makerId?: string | undefined
  search?: string | undefined
  row?: string | undefined
}

const PAGE = 100

export const sliceOf = (search: WorkSearch): WorkSlice | 'all' => search.slice ?? 'unassigned'

/** What is asked of the cloud: the page after `after`. */
export const filterOf = (search: WorkSearch, after: string | null): WorkFilter => {
  const slice = sliceOf(search)
  return {
    slice: slice === 'all' ? null : slice,
    makerId: search.makerId ?? null,
    search: search.search ?? '',
    after,
    limit: PAGE,
  }
}
