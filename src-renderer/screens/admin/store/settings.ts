import type { z } from 'zod'
import type { storeSettings } from '../../../../src-shared/cloud-contract/store-settings.ts'

/** All settings of the store as the cloud tells them. */
export type Settings = z.infer<NonNullable<(typeof storeSettings.read)['~orpc']['outputSchema']>>
