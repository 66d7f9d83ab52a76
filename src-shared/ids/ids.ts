import { z } from 'zod'

/** Every id is a uuid v7, branded so that a fulfilment's id cannot be handed in where an order's is wanted. */
const idOf = <Brand extends string>() => z.uuid().brand<Brand>()

export const storeId = idOf<'StoreId'>()
export const userId = idOf<'UserId'>()
export const factoryId = idOf<'FactoryId'>()
export const makerId = idOf<'MakerId'>()
export const deviceId = idOf<'DeviceId'>()
export const productId = idOf<'ProductId'>()
export const variantId = idOf<'VariantId'>()
export const orderId = idOf<'OrderId'>()
export const orderItemId = idOf<'OrderItemId'>()
export const fulfillmentId = idOf<'FulfillmentId'>()
export const parcelId = idOf<'ParcelId'>()
export const printFileId = idOf<'PrintFileId'>()
export const photoId = idOf<'PhotoId'>()
export const mutationId = idOf<'MutationId'>()
export const incarnationId = idOf<'IncarnationId'>()
export const printJobId = idOf<'PrintJobId'>()
export const printerId = idOf<'PrinterId'>()

export type StoreId = z.infer<typeof storeId>
export type UserId = z.infer<typeof userId>
export type FactoryId = z.infer<typeof factoryId>
export type MakerId = z.infer<typeof makerId>
export type DeviceId = z.infer<typeof deviceId>
export type ProductId = z.infer<typeof productId>
export type VariantId = z.infer<typeof variantId>
export type OrderId = z.infer<typeof orderId>
export type OrderItemId = z.infer<typeof orderItemId>
export type FulfillmentId = z.infer<typeof fulfillmentId>
export type ParcelId = z.infer<typeof parcelId>
export type PrintFileId = z.infer<typeof printFileId>
export type PhotoId = z.infer<typeof photoId>
export type MutationId = z.infer<typeof mutationId>
export type IncarnationId = z.infer<typeof incarnationId>
export type PrintJobId = z.infer<typeof printJobId>
export type PrinterId = z.infer<typeof printerId>
