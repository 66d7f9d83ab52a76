import { previewMailer } from './preview/mailer.ts'
import { smtpMailer } from './smtp/mailer.ts'
import type { Mailer } from './port.ts'

/** The mailer that the settings ask for: SMTP where a server is named, else the preview page. */
export const openMailer = ({ smtpUrl }: { readonly smtpUrl: string | null }): Mailer =>
  smtpUrl ? smtpMailer(smtpUrl) : previewMailer
