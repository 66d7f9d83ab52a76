import type { Mailer } from '../port.ts'

/** Sends nothing: what was written is kept with the notification, and the page `/mail` shows it. */
export const previewMailer: Mailer = { name: 'preview', send: async () => ({ result: 'sent' }) }
