import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('needs nothing: the database in the data folder, mails on the preview page, test payments', () => {
  expect(readConfig({})).toEqual({
    databaseUrl: null,
    dataDir: '.packbench/cloud',
    port: 4600,
    host: '127.0.0.1',
    publicUrl: null,
    smtpUrl: null,
    mailFrom: 'Packbench <orders@packbench.example>',
    tokenSecret: null,
    testPaymentSecret: null,
    testPaymentSecretPrevious: null,
    carrierEventSecrets: [],
    trustedProxies: 0,
    demoOrders: 0,
    logLevel: 'info',
  })
})

test.each([
  ['DATABASE_URL', 'mysql://localhost/shop', 'DATABASE_URL is not a postgres:// address'],
  ['DATABASE_URL', 'localhost:5432', 'DATABASE_URL is not a postgres:// address'],
  ['PORT', 'http', 'PORT is not a port number'],
  ['PORT', '70000', 'PORT is not a port number'],
  ['PUBLIC_URL', 'shop.example', 'PUBLIC_URL is not an http(s):// address'],
  ['SMTP_URL', 'https://mail.example', 'SMTP_URL is not an smtp:// or smtps:// address'],
  ['MAIL_FROM', 'nobody', 'MAIL_FROM has no e-mail address in it'],
  ['TOKEN_SECRET', 'short', 'TOKEN_SECRET is shorter than 32 characters'],
  [
    'TEST_PAYMENT_SECRET',
    'secret',
    'TEST_PAYMENT_SECRET is not whsec_ followed by at least 24 bytes in base64',
  ],
  [
    'TEST_PAYMENT_SECRET_PREVIOUS',
    'secret',
    'TEST_PAYMENT_SECRET_PREVIOUS is not whsec_ followed by at least 24 bytes in base64',
  ],
  [
    'CARRIER_EVENTS_SECRET',
    'secret',
    'CARRIER_EVENTS_SECRET is not whsec_ followed by at least 24 bytes in base64',
  ],
  ['TRUSTED_PROXIES', 'two', 'TRUSTED_PROXIES is not a number'],
  ['PACKBENCH_DEMO', 'yes', 'PACKBENCH_DEMO is neither 0 nor 1'],
  ['PACKBENCH_DEMO_ORDERS', '0', 'PACKBENCH_DEMO_ORDERS is below 1'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL is none of debug, info, warn, error, silent'],
])('%s=%s is refused by name', (name, value, sentence) => {
  expect(() => readConfig({ [name]: value })).toThrow(`The cloud cannot start: ${sentence}.`)
})

test('an empty variable is one that is not set', () => {
  expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ databaseUrl: null, port: 4600 })
})

test('the public address loses the slash at its end, and demo orders need the demo switch', () => {
  expect(readConfig({ PUBLIC_URL: 'https://shop.example/', PACKBENCH_DEMO_ORDERS: '50' })).toMatchObject({
    publicUrl: 'https://shop.example',
    demoOrders: 0,
  })
  expect(readConfig({ PACKBENCH_DEMO: '1', PACKBENCH_DEMO_ORDERS: '50' }).demoOrders).toBe(50)
})
