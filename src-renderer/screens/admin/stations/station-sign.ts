import type { StationRow } from '../../../../src-shared/cloud-contract/stations.ts'
import type { IconName } from '../../../ui/icons/shapes.ts'
import type { Tone } from '../../../ui/state-badge.tsx'

/** The one thing to know about a station: revoked, online, offline, or never heard. */
export function signOf(station: Pick<StationRow, 'revokedAt' | 'online' | 'lastSeenAt'>): {
  tone: Tone
  icon: IconName
  word: string
} {
  if (station.revokedAt) return { tone: 'stop', icon: 'lock', word: 'Revoked' }
  if (station.online) return { tone: 'done', icon: 'cloud', word: 'Online' }
  if (!station.lastSeenAt) return { tone: 'waiting', icon: 'waiting', word: 'Not yet seen' }
  return { tone: 'waiting', icon: 'cloudOff', word: 'Offline' }
}

/** Where a station stands, in a word or two. */
export const placeOf = (station: Pick<StationRow, 'factoryName' | 'makerId' | 'makerName'>): string =>
  station.factoryName ?? (station.makerId ? `${station.makerName ?? 'A maker'}, maker` : 'Office')
