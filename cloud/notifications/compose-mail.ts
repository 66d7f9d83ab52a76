import type { Tx } from '../db/database.ts'
import { trackUrl, type TrackLinks } from '../orders/track-link.ts'
import { readSection } from '../settings/sections.ts'
import { confirmationMail } from './confirmation-mail.ts'
import { deliveredMail } from './delivered-mail.ts'
import { readMailFacts, readSentPart } from './mail-facts.ts'
import { makerMail, readMakerMailFacts } from './maker-mail.ts'
import type { Claimed } from './notification-state.ts'
import { readRefundFacts, refundedMail } from './refunded-mail.ts'
import { shippedMail } from './shipped-mail.ts'

const SECTION_OF = {
  confirmation: 'mailConfirmation',
  shipped: 'mailShipped',
  delivered: 'mailDelivered',
} as const

/** A mail in words: the same in both parts. */
export interface ComposedMail {
  readonly replyTo: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Writes a mail from what the database says now. */
export async function composeMail(links: TrackLinks, tx: Tx, { id, about }: Claimed): Promise<ComposedMail> {
  if ('facts' in about) return makerMail(await readMakerMailFacts(tx, id), about)
  const facts = await readMailFacts(tx, about.orderId, trackUrl(links, about.orderId))
  if (about.kind === 'refunded') return refundedMail(facts, await readRefundFacts(tx, about.subjectId))
  const template = await readSection(tx, facts.storeId, SECTION_OF[about.kind])
  if (about.kind === 'confirmation') return confirmationMail(facts, template)
  const part = await readSentPart(tx, about.subjectId)
  return about.kind === 'shipped' ? shippedMail(facts, part, template) : deliveredMail(facts, part, template)
}
