import { userId } from '../../src-shared/ids/ids.ts'
import type { Actor } from '../../src-shared/fulfillment/document.ts'

/** Who acts when no person does: the cloud itself. Its id belongs to nobody. */
export const SERVICE_ACTOR: Actor = {
  id: userId.parse('00000000-0000-7000-8000-000000000000'),
  name: 'Packbench',
  role: 'service',
}
