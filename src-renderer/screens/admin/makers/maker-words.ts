import type { MakerRow } from '../../../../src-shared/cloud-contract/makers/profiles.ts'
import type { MakerStatus } from '../../../../src-shared/maker/profile.ts'
import { countryName } from '../../../../src-shared/order/address.ts'
import type { IconName } from '../../../ui/icons/shapes.ts'
import type { Tone } from '../../../ui/state-badge.tsx'

/** How each status of a maker looks and what it is called. */
export const MAKER_STATUS_LOOK: Record<MakerStatus, { tone: Tone; icon: IconName; word: string }> = {
  active: { tone: 'done', icon: 'check', word: 'Active' },
  paused: { tone: 'needs', icon: 'hold', word: 'Paused' },
  suspended: { tone: 'stop', icon: 'lock', word: 'Suspended' },
}

/** `Cape Town, South Africa`; empty where nobody said. */
export const sayWhere = ({ city, country }: Pick<MakerRow, 'city' | 'country'>): string =>
  [city, country && countryName(country)].filter(Boolean).join(', ')

/** `11 of 12 on time`, or that there is nothing to judge by. */
export const sayRecord = ({ shipped, inTime }: MakerRow['onTime']): string =>
  shipped === 0 ? 'No parcel yet' : `${inTime} of ${shipped} on time`

/** `2 of 5`. */
export const sayLoad = ({ openJobs, capacity }: Pick<MakerRow, 'openJobs' | 'capacity'>): string =>
  `${openJobs} of ${capacity}`
