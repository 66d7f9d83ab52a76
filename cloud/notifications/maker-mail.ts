import { html } from 'hono/html'
import { z } from 'zod'
import type { News } from '../../src-shared/maker/news.ts'
import { sayNews } from '../../src-shared/maker/say-news.ts'
import type { Tx } from '../db/database.ts'
import type { ComposedMail } from './compose-mail.ts'
import { heading, mailPage, paragraph } from './mail-layout.ts'

const facts = z.object({ storeName: z.string(), supportEmail: z.string(), makerName: z.string() })
/** What a mail to a maker may say beside the news itself. */
export type MakerMailFacts = z.infer<typeof facts>

/** Reads to whom a mail to a maker goes, and from whom it comes. */
export async function readMakerMailFacts(tx: Tx, notificationId: string): Promise<MakerMailFacts> {
  const [found] = await tx.rows(
    facts,
    `select s.name as "storeName", s.support_email as "supportEmail", u.name as "makerName"
     from notifications n join users u on u.id = n.user_id join stores s on s.id = n.store_id where n.id = $1`,
    [notificationId],
  )
  if (!found) throw new Error(`There is no mail to a maker ${notificationId}`)
  return found
}

const WHERE = 'You find everything in Packbench, at your station.'
const CHOICE = 'What comes by mail is yours to choose: Inbox, then Mails.'

/** A piece of news as a mail (S0.33). It names no customer and no address: those stay on the station. */
export function makerMail({ storeName, supportEmail, makerName }: MakerMailFacts, news: News): ComposedMail {
  const { title, text } = sayNews(news, sayDay)
  return {
    replyTo: supportEmail,
    subject: title,
    html: mailPage({
      title,
      preview: text,
      storeName,
      supportEmail,
      body: html`${heading(title)} ${paragraph(html`Hello ${makerName},`)} ${paragraph(text)}
      ${paragraph(WHERE)} ${paragraph(CHOICE)}`,
    }),
    text: [
      `${title}.`,
      '',
      `Hello ${makerName},`,
      '',
      text,
      '',
      WHERE,
      CHOICE,
      '',
      `Questions? ${supportEmail}`,
    ].join('\n'),
  }
}

/** A mail does not know where its reader is: days are those of UTC. */
const sayDay = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(instant))
