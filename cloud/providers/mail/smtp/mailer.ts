import { createTransport } from 'nodemailer'
import type { Mail, Mailer, SendResult } from '../port.ts'

/** How long a server may keep us waiting, in milliseconds. */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 }

/**
 * Sends through an SMTP server (`smtp://user:password@host:587` or `smtps://…`), one connection a mail. Outside this
 * machine nothing is said in the clear: STARTTLS must succeed before anything else.
 */
export const smtpMailer = (url: string): Mailer => ({
  name: 'smtp',
  async send(mail) {
    const progress = { handedOver: false }
    const local = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
    const transport = createTransport({
      url,
      ...PATIENCE,
      requireTLS: !local,
      ignoreTLS: local,
      logger: watch(progress),
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    try {
      await transport.sendMail(envelope(mail))
      return { result: 'sent' }
    } catch (error) {
      return resultOf(error as SmtpError, progress.handedOver)
    } finally {
      transport.close()
    }
  },
})

const envelope = (mail: Mail) => ({
  ...mail,
  headers: {
    // RFC 3834: keeps holiday notices from answering.
    'Auto-Submitted': 'auto-generated',
    'X-Entity-Ref-ID': mail.messageId.replace(/^<|>$/g, ''),
  },
})

interface SmtpError extends Error {
  readonly code?: string
  readonly responseCode?: number
}

/**
 * An answer of the server is final. Without one it depends on whether the final dot had left: before it, nothing was
 * sent; after it, nobody knows (RFC 5321 §4.2.5: the server is responsible only once it has answered).
 */
function resultOf({ code, responseCode, message }: SmtpError, handedOver: boolean): SendResult {
  const reason = message.replace(/\s+/g, ' ').slice(0, 300)
  // Our own credentials are wrong, not this mail: somebody will put them right.
  if (code === 'EAUTH') return { result: 'later', reason }
  if (responseCode) return { result: responseCode >= 500 ? 'refused' : 'later', reason }
  if (code === 'EENVELOPE') return { result: 'refused', reason }
  return handedOver ? { result: 'unknown', reason } : { result: 'later', reason }
}

/** A listener on the library's log: it says when the whole message, with its final dot, has gone to the socket. */
function watch(progress: { handedOver: boolean }) {
  const listen = (entry: object): void => {
    if ('tnx' in entry && entry.tnx === 'message') progress.handedOver = true
  }
  return {
    trace: listen,
    debug: listen,
    info: listen,
    warn: listen,
    error: listen,
    fatal: listen,
    level: () => undefined,
  }
}
