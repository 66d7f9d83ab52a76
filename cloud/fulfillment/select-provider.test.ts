import { expect, test } from 'vitest'
import { firstActive, type Candidate } from './select-provider.ts'

const candidate = (name: string): Candidate => ({
  variantId: 'v',
  providerId: name,
  type: 'factory',
  name,
  factoryId: 'f',
  externalVariantId: null,
})

test('the first active provider is taken, and the reason names who was passed over', () => {
  expect(firstActive([candidate('Cape Town'), candidate('Durban')])).toMatchObject({
    providerId: 'Cape Town',
    reason: 'Cape Town comes first for this product, before Durban',
  })
  expect(firstActive([candidate('Durban')])?.reason).toBe('Durban comes first for this product')
  expect(firstActive([])).toBeNull()
})
