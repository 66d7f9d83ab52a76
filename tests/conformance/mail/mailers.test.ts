import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { previewMailer } from '../../../cloud/providers/mail/preview/mailer.ts'
import { smtpMailer } from '../../../cloud/providers/mail/smtp/mailer.ts'
import { aMail, keepsTheMailPromises, type Arrived, type Weather } from './suite.ts'

keepsTheMailPromises('the preview', async () => ({
  mailer: previewMailer,
  arrived: null,
  weather: null,
  close: async () => undefined,
}))

keepsTheMailPromises('SMTP', async () => {
  const server = await aMailServer()
  return {
    mailer: smtpMailer(server.url),
    arrived: server.arrived,
    weather: server.weather,
    close: server.close,
  }
})

test('a mail server that is not there is tried again later', async () => {
  const server = await aMailServer()
  await server.close()
  expect(await smtpMailer(server.url).send(aMail())).toMatchObject({ result: 'later' })
})

/** A mail server on this machine that behaves as it is told. */
async function aMailServer() {
  let weather: Weather = 'fine'
  const raw: Buffer[] = []
  const reply = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (session, done) => (weather === 'hangs_up_at_once' ? hangUp(session.id) : done()),
    onRcptTo: (_address, session, done) => {
      if (weather === 'refuses') return done(reply(550, 'no such user'))
      if (weather === 'busy') return done(reply(451, 'come back later'))
      return weather === 'hangs_up_before_data' ? hangUp(session.id) : done()
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (weather === 'hangs_up_after_the_dot') return hangUp(session.id)
        raw.push(Buffer.concat(chunks))
        return done()
      })
    },
  })
  server.on('error', () => undefined)
  const hangUp = (id: string): void => {
    for (const connection of server.connections as Set<{ id: string; _socket: { destroy(): void } }>)
      if (connection.id === id) connection._socket.destroy()
  }
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    weather: (next: Weather) => void (weather = next),
    arrived: () => Promise.all(raw.map(read)),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

async function read(bytes: Buffer): Promise<Arrived> {
  const mail = await PostalMime.parse(bytes)
  return {
    messageId: mail.messageId ?? '',
    to: mail.to?.[0]?.address ?? '',
    replyTo: mail.replyTo?.[0]?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: new Map(mail.headers.map(({ key, value }) => [key, value])),
  }
}
