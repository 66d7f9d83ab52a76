import { expect, test } from 'vitest'
import { callerAddress } from './caller-address.ts'

const told = (list: string) => new Headers({ 'x-forwarded-for': list })

test.each([
  ['without trusted proxies the header is ignored', told('203.0.113.1'), 0, '10.0.0.1'],
  [
    'one proxy: the last entry, whatever the caller invented before it',
    told('1.1.1.1, 203.0.113.1'),
    1,
    '203.0.113.1',
  ],
  ['two proxies: the one before the last', told('1.1.1.1, 203.0.113.1, 10.0.0.9'), 2, '203.0.113.1'],
  ['a proxy that told nothing: the proxy itself', new Headers(), 1, '10.0.0.1'],
] as const)('%s', (_name, headers, proxies, expected) => {
  expect(callerAddress(headers, '10.0.0.1', proxies)).toBe(expected)
})
