import { z } from 'zod'

/** What the environment says, read once at the start. Every variable, its meaning and its default are here. */
const environment = z.object({
  /** A Postgres server, 15 or newer. Without it the database runs in this process, in PACKBENCH_DATA. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgres:// address' }).optional(),
  /** Folder for everything that is kept on this machine: database, files, secrets. */
  PACKBENCH_DATA: z.string().default('.packbench/cloud'),
  PORT: z.coerce
    .number({ error: 'is not a port number' })
    .int('is not a port number')
    .min(0, 'is not a port number')
    .max(65_535, 'is not a port number')
    .default(4600),
  HOST: z.string().default('127.0.0.1'),
  /** The address that shoppers, mails and stations use. Default: where this process listens. */
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'is not an http(s):// address' }).optional(),
  /** `smtp://user:password@host:587` or `smtps://…`. Without it mails are kept for the preview page. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'is not an smtp:// or smtps:// address' }).optional(),
  MAIL_FROM: z
    .string()
    .max(320)
    .regex(/@/, 'has no e-mail address in it')
    .default('Packbench <orders@packbench.example>'),
  /** Signs access tokens and file links. Every process of one cloud needs the same. Default: made once, kept in PACKBENCH_DATA. */
  TOKEN_SECRET: z.string().min(32, 'is shorter than 32 characters').optional(),
  /** Signs the events of the built-in test payments: `whsec_` and base64. Default: made once, kept in PACKBENCH_DATA. */
  TEST_PAYMENT_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'is not whsec_ followed by at least 24 bytes in base64')
    .optional(),
  /** The secret before it, while both are in use: events signed with either are accepted, ours are signed with the newer one. */
  TEST_PAYMENT_SECRET_PREVIOUS: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'is not whsec_ followed by at least 24 bytes in base64')
    .optional(),
  /** Signs what carriers tell us at POST /v1/carrier-events: `whsec_` and base64. Without it nobody is listened to there. */
  CARRIER_EVENTS_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'is not whsec_ followed by at least 24 bytes in base64')
    .optional(),
  /** The secret before it, while both are in use. */
  CARRIER_EVENTS_SECRET_PREVIOUS: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'is not whsec_ followed by at least 24 bytes in base64')
    .optional(),
  /** How many proxies in front of us may be believed about the shopper's address (X-Forwarded-For). */
  TRUSTED_PROXIES: z.coerce
    .number({ error: 'is not a number' })
    .int('is not a whole number')
    .min(0, 'is below 0')
    .max(9, 'is above 9')
    .default(0),
  /** 1: an empty database is filled with believable orders. */
  PACKBENCH_DEMO: z.enum(['0', '1'], { error: 'is neither 0 nor 1' }).default('0'),
  PACKBENCH_DEMO_ORDERS: z.coerce
    .number({ error: 'is not a number' })
    .int('is not a whole number')
    .min(1, 'is below 1')
    .max(1_000_000, 'is above 1000000')
    .default(200),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'is none of debug, info, warn, error, silent',
    })
    .default('info'),
})

export interface Config {
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly port: number
  readonly host: string
  /** Null until the process listens, unless it was set. `cloud.publicUrl` is what others use. */
  readonly publicUrl: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly tokenSecret: string | null
  readonly testPaymentSecret: string | null
  /** Still accepted from before a rotation; null when there was none. */
  readonly testPaymentSecretPrevious: string | null
  /** Any of these signs a carrier's event; none: there is no such door. */
  readonly carrierEventSecrets: readonly string[]
  readonly trustedProxies: number
  /** How many demo orders an empty database gets; 0 for none. */
  readonly demoOrders: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** Reads the environment. Throws one sentence that names the first variable that cannot be used. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is how many tools say "not set".
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = environment.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new Error(`The cloud cannot start: ${issue?.path.join('.')} ${issue?.message}.`)
  }
  const said = read.data
  return {
    databaseUrl: said.DATABASE_URL ?? null,
    dataDir: said.PACKBENCH_DATA,
    port: said.PORT,
    host: said.HOST,
    publicUrl: said.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    smtpUrl: said.SMTP_URL ?? null,
    mailFrom: said.MAIL_FROM,
    tokenSecret: said.TOKEN_SECRET ?? null,
    testPaymentSecret: said.TEST_PAYMENT_SECRET ?? null,
    testPaymentSecretPrevious: said.TEST_PAYMENT_SECRET_PREVIOUS ?? null,
    carrierEventSecrets: [said.CARRIER_EVENTS_SECRET, said.CARRIER_EVENTS_SECRET_PREVIOUS].filter(
      (secret) => secret !== undefined,
    ),
    trustedProxies: said.TRUSTED_PROXIES,
    demoOrders: said.PACKBENCH_DEMO === '1' ? said.PACKBENCH_DEMO_ORDERS : 0,
    logLevel: said.LOG_LEVEL,
  }
}
