import { expect, test } from 'vitest'
import { windowHeaders } from './window-headers.ts'

test('the policy of the pages allows nothing inline and nothing evaluated', () => {
  const policy = windowHeaders['content-security-policy']!
  expect(policy).toMatch(/^default-src 'none'/)
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).toContain("frame-ancestors 'none'")
})
