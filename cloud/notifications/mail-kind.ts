import { z } from 'zod'

/** What we write to shoppers about. */
export const mailKind = z.enum(['confirmation', 'shipped', 'delivered', 'refunded'])
export type MailKind = z.infer<typeof mailKind>
