import { describe, expect, test } from 'vitest'
import { printerId } from '../../../src-shared/ids/ids.ts'
import type { PrinterSign, SyncSign } from '../../../src-shared/station-contract/status.ts'
import { dueSign, printerSign, syncSign } from './signs.ts'

const now = new Date(2026, 10, 21, 14, 2).getTime()
const sync = (part: Partial<SyncSign>): SyncSign => ({
  state: 'online',
  since: new Date(now).toISOString(),
  lastHeard: null,
  waiting: 0,
  photos: 0,
  refusals: 0,
  bootstrap: null,
  repairs: 0,
  trouble: null,
  ...part,
})
const printer = (part: Partial<PrinterSign>): PrinterSign => ({
  id: printerId.parse('0192f000-0050-7000-8000-000000000001'),
  name: 'Labels',
  state: 'ready',
  sentence: '',
  inDoubt: 0,
  queued: 0,
  ...part,
})

describe('the sign of sync', () => {
  test.each([
    [sync({}), 'All sent'],
    [sync({ waiting: 3 }), '3 waiting'],
    [sync({ photos: 1 }), '1 photo to send'],
    [sync({ waiting: 3, photos: 2 }), '3 waiting'],
    [sync({ state: 'offline', photos: 2 }), 'Offline since 14:02, 2 photos to send'],
    [sync({ state: 'offline', waiting: 12 }), 'Offline since 14:02, 12 waiting'],
    [sync({ state: 'offline', refusals: 1 }), '1 needs you'],
    [sync({ bootstrap: 0.427 }), 'Fetching work, 42 %'],
    [sync({ state: 'revoked' }), 'Station revoked'],
  ])('says %#', (sign, words) => expect(syncSign(sign).words).toBe(words))
})

describe('the sign of the printers', () => {
  test.each([
    [[], 'No printer'],
    [[printer({})], 'Printer ready'],
    [[printer({}), printer({ name: 'Slips', state: 'paper_out' })], 'Slips: paper out'],
    [[printer({ state: 'offline', inDoubt: 1 })], '1 print in doubt'],
    [[printer({}), printer({ state: 'printing' })], 'Printing'],
  ])('says %#', (printers, words) => expect(printerSign(printers).words).toBe(words))
})

describe('the sign of the next due order', () => {
  const due = (minutes: number, overdue = 0) => ({
    at: new Date(now + minutes * 60_000).toISOString(),
    orderNumber: 'PB-23456789',
    overdue,
  })
  test.each([
    [null, 'Nothing due', 'done'],
    [due(135), '2 h 15 left', 'waiting'],
    [due(40), '40 min left', 'needs'],
    [due(-5), 'Due now', 'stop'],
    [due(-5, 4), '4 overdue', 'stop'],
  ])('says %#', (next, words, tone) => expect(dueSign(next, now)).toMatchObject({ words, tone }))
})
