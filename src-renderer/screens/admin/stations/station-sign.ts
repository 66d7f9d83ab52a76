import type { StationRow } from '../../../../src-shared/cloud-contract/office.ts'
import type { IconName } from '../../../ui/icons/shapes.ts'
import type { Tone } from '../../../ui/state-badge.tsx'

/** The one thing to know about a station: revoked, in need of a person, online, or offline. */
export function signOf(station: Pick<StationRow, 'revokedAt' | 'refusals' | 'online' | 'lastSeenAt'>): {
  tone: Tone
  icon: IconName
  word: string
} {
  if (station.revokedAt) return { tone: 'stop', icon: 'lock', word: 'Revoked' }
  if (station.online) return { tone: 'done', icon: 'cloud', word: 'Online' }
  if (!station.lastSeenAt) return { tone: 'waiting', icon: 'waiting', word: 'Not yet seen' }
  return { tone: 'waiting', icon: 'cloudOff', word: 'Offline' }
}
