import type { Cloud } from '../cloud.ts'
import { hashSecret } from './secret-hash.ts'

/** Sets a person's PIN and returns its hash, with which their station can check it offline. */
export async function setPin({ db }: Pick<Cloud, 'db'>, userId: string, pin: string): Promise<string> {
  const hash = await hashSecret(pin)
  await db.asService((tx) => tx.query('update users set pin_hash = $2 where id = $1', [userId, hash]))
  return hash
}
