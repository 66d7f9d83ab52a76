import type { Person } from '../../src-shared/station-contract/status.ts'
import type { IconName } from '../ui/icons/shapes.ts'

export interface RailEntry {
  readonly to:
    | '/queue'
    | '/pack'
    | '/print'
    | '/files'
    | '/sync'
    | '/overview'
    | '/orders'
    | '/products'
    | '/people'
    | '/stations'
    | '/work'
    | '/makers'
    | '/payouts'
    | '/audit'
    | '/store'
    | '/jobs'
    | '/earnings'
    | '/inbox'
    | '/settings'
  readonly word: string
  readonly icon: IconName
}

const OFFICE: readonly RailEntry[] = [
  { to: '/overview', word: 'Overview', icon: 'overview' },
  { to: '/orders', word: 'Orders', icon: 'orders' },
  { to: '/work', word: 'Fulfilment', icon: 'working' },
  { to: '/makers', word: 'Makers', icon: 'person' },
  { to: '/payouts', word: 'Payouts', icon: 'money' },
  { to: '/products', word: 'Products', icon: 'products' },
  { to: '/people', word: 'People', icon: 'people' },
  { to: '/stations', word: 'Stations', icon: 'station' },
  { to: '/audit', word: 'Audit', icon: 'note' },
  { to: '/store', word: 'Store', icon: 'home' },
]

const MAKER: readonly RailEntry[] = [
  { to: '/jobs', word: 'Jobs', icon: 'queue' },
  { to: '/earnings', word: 'Earnings', icon: 'money' },
  { to: '/inbox', word: 'Inbox', icon: 'mail' },
  { to: '/print', word: 'Print', icon: 'printer' },
  { to: '/sync', word: 'Sync', icon: 'sync' },
]

const BENCH: readonly RailEntry[] = [
  { to: '/queue', word: 'Queue', icon: 'queue' },
  { to: '/pack', word: 'Pack', icon: 'box' },
  { to: '/print', word: 'Print', icon: 'printer' },
  { to: '/files', word: 'Files', icon: 'file' },
  { to: '/sync', word: 'Sync', icon: 'sync' },
]

/** What a role sees on the rail, in groups from the top. What it may not do is not shown. */
export const railFor = (role: Person['role']): readonly (readonly RailEntry[])[] =>
  role === 'admin' ? [OFFICE, BENCH] : role === 'maker' ? [MAKER] : [BENCH]

export const SETTINGS: RailEntry = { to: '/settings', word: 'Settings', icon: 'settings' }
