import { z } from 'zod'
import type { Tx } from '../db/database.ts'

/** No more of one thing in one order; more is a matter for a person. */
export const MOST_OF_ONE = 99
/** No more different things in one cart. */
const MOST_LINES = 50

const cartLine = z.object({ variantId: z.uuid(), quantity: z.int().min(1).max(MOST_OF_ONE) })
export type CartLine = z.infer<typeof cartLine>

/** The lines of a cart; a cart that nobody has filled yet is empty. With `lock` nobody else changes it until the transaction ends. */
export async function readCart(tx: Tx, storeId: string, cartId: string, lock = false): Promise<CartLine[]> {
  const [row] = await tx.rows(
    z.object({ lines: z.array(cartLine) }),
    `select lines from carts where id = $1 and store_id = $2 ${lock ? 'for update' : ''}`,
    [cartId, storeId],
  )
  return row?.lines ?? []
}

/** Puts more of something into the cart, up to the most that one may take. */
export async function addToCart(tx: Tx, storeId: string, cartId: string, line: CartLine): Promise<void> {
  await tx.query('insert into carts (id, store_id) values ($1, $2) on conflict (id) do nothing', [
    cartId,
    storeId,
  ])
  const lines = await readCart(tx, storeId, cartId, true)
  const there = lines.find((one) => one.variantId === line.variantId)
  if (there)
    return writeCart(
      tx,
      cartId,
      withQuantity(lines, line.variantId, Math.min(there.quantity + line.quantity, MOST_OF_ONE)),
    )
  if (lines.length < MOST_LINES) await writeCart(tx, cartId, [...lines, line])
}

/** Sets how many of something are in the cart; 0 takes it out. */
export async function setQuantity(
  tx: Tx,
  storeId: string,
  cartId: string,
  variantId: string,
  quantity: number,
): Promise<void> {
  const lines = await readCart(tx, storeId, cartId, true)
  await writeCart(
    tx,
    cartId,
    quantity === 0
      ? lines.filter((line) => line.variantId !== variantId)
      : withQuantity(lines, variantId, quantity),
  )
}

export const emptyCart = (tx: Tx, cartId: string): Promise<void> => writeCart(tx, cartId, [])

const withQuantity = (lines: readonly CartLine[], variantId: string, quantity: number): CartLine[] =>
  lines.map((line) => (line.variantId === variantId ? { ...line, quantity } : line))

async function writeCart(tx: Tx, cartId: string, lines: readonly CartLine[]): Promise<void> {
  await tx.query('update carts set lines = $2::jsonb, updated_at = now() where id = $1', [
    cartId,
    JSON.stringify(lines),
  ])
}
