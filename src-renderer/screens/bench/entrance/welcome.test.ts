import { expect, test } from 'vitest'
import { userId } from '../../../../src-shared/ids/ids.ts'
import type { Person } from '../../../../src-shared/station-contract/status.ts'
import { welcomeFor } from './welcome.ts'

const thandi = (hasPin: boolean): Person => ({
  id: userId.parse('0192f000-0001-7000-8000-000000000001'),
  name: 'Thandi Nkosi',
  role: 'operator',
  permissions: [],
  hasPin,
})

test('somebody without a PIN is offered one, as often as the password was needed', () => {
  expect(welcomeFor(thandi(false), [])?.says).toBe('set_a_pin')
  expect(welcomeFor(thandi(false), [thandi(false)])?.says).toBe('set_a_pin')
})

test('whose PIN comes along hears once that it works here too', () => {
  expect(welcomeFor(thandi(true), [])?.says).toBe('pin_works')
  expect(welcomeFor(thandi(true), [thandi(true)])).toBeNull()
})
