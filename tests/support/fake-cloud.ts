import { implement, ORPCError } from '@orpc/server'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { argon2Sync, createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { cloudContract } from '../../src-shared/cloud-contract/contract.ts'
import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import {
  PROTOCOL_HEADER,
  pushRequest,
  SYNC_PROBLEMS,
  type ChangeLine,
} from '../../src-shared/sync/protocol.ts'
import { anId, FACTORY, STORE } from './bench-orders.ts'
import { fakeStore, type FakePerson } from './fake-cloud-store.ts'

export const PASSWORD = 'correct horse battery'

/** Argon2id as a PHC string, cheap on purpose. */
export function pinHashOf(pin: string): string {
  const nonce = randomBytes(16)
  const tag = argon2Sync('argon2id', {
    message: pin,
    nonce,
    memory: 64,
    passes: 1,
    parallelism: 1,
    tagLength: 32,
  })
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  return `$argon2id$v=19$m=64,t=1,p=1$${text(nonce)}$${text(tag)}`
}

export interface FakeCloudOptions {
  fulfillments?: readonly Fulfillment[]
  /** The cloud's clock; this machine's by default. */
  now?: () => number
  gzip?: boolean
  pingMs?: number
}

/**
 * A cloud in memory that speaks real HTTP on loopback: `/v1/sync` whole, of the JSON API what a station needs by
 * itself. It keeps its promises; breaking them is what network.ts and `refuseWith` are for.
 */
export async function startFakeCloud({
  fulfillments = [],
  now = Date.now,
  gzip = true,
  pingMs = 10_000,
}: FakeCloudOptions = {}) {
  const people: FakePerson[] = [
    {
      id: anId(),
      name: 'Thandi Nkosi',
      email: 'thandi@example.com',
      password: PASSWORD,
      role: 'operator',
      permissions: ['confirm_by_hand'],
      pinHash: pinHashOf('1234'),
    },
    {
      id: anId(),
      name: 'Johan Smit',
      email: 'johan@example.com',
      password: PASSWORD,
      role: 'operator',
      permissions: [],
      pinHash: pinHashOf('8765'),
    },
  ]
  const store = fakeStore(people)
  for (const doc of fulfillments) store.put(doc)
  const device = { id: anId(), token: randomUUID(), revoked: false }
  const codes = new Set(['ENROL-1234'])
  const refreshTokens = new Map<string, FakePerson>()
  const accessTokens = new Map<string, FakePerson>()
  const files = new Map<string, Buffer>()
  const openings = new Map<string, string>()
  const streams = new Set<ServerResponse>()
  const counts = { pushes: 0, streams: 0, refreshes: 0 }
  let refusing: { status: number; type: string; members?: object }[] = []
  let minimumProtocol = 1

  const time = () => new Date(now()).toISOString()
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  function sessionFor(person: FakePerson) {
    const [accessToken, refreshToken] = [randomUUID(), randomUUID()]
    accessTokens.set(accessToken, person)
    refreshTokens.set(refreshToken, person)
    const { id, name, email, role, permissions, pinHash } = person
    return {
      accessToken,
      refreshToken,
      expiresAt: new Date(now() + 900_000).toISOString(),
      person: { id, name, email, role, permissions },
      passwordDue: false,
      pinHash,
    } as never
  }
  const os = implement({ auth: cloudContract.auth, printFiles: cloudContract.printFiles }).$context<{
    authorization: string
  }>()
  const personOf = (authorization: string): FakePerson => {
    const person = accessTokens.get(authorization.replace('Bearer ', ''))
    if (!person) throw new ORPCError('UNAUTHORIZED', { message: 'Sign in again.' })
    return person
  }
  const api = new OpenAPIHandler(
    os.router({
      auth: {
        enrol: os.auth.enrol.handler(({ input }) => {
          if (!codes.delete(input.code))
            throw new ORPCError('FORBIDDEN', {
              message: 'This code is not good any more. Ask for a new one.',
            })
          device.id = device.revoked ? anId() : device.id
          device.revoked = false
          return {
            deviceId: device.id,
            deviceToken: device.token,
            stationName: 'Bench 1',
            store: {
              id: STORE,
              name: 'Karoo Prints',
              addressLines: ['1 Main Rd'],
              supportEmail: 'help@example.com',
            },
            factory: FACTORY,
            maker: null,
            cloudTime: time(),
          }
        }),
        signIn: os.auth.signIn.handler(({ input }) => {
          const person = people.find(
            ({ email, password }) => email === input.email && password === input.password,
          )
          if (!person) throw new ORPCError('UNAUTHORIZED', { message: 'wrong' })
          return sessionFor(person)
        }),
        refresh: os.auth.refresh.handler(({ input }) => {
          counts.refreshes++
          const person = refreshTokens.get(input.refreshToken)
          if (!person || !refreshTokens.delete(input.refreshToken))
            throw new ORPCError('UNAUTHORIZED', { message: 'used' })
          return sessionFor(person)
        }),
        signOut: os.auth.signOut.handler(() => ({ ok: true as const })),
        setPin: os.auth.setPin.handler(({ input, context }) => {
          const person = personOf(context.authorization)
          person.pinHash = pinHashOf(input.pin)
          return { pinHash: person.pinHash }
        }),
        changePassword: os.auth.changePassword.handler(({ input, context }) => {
          const person = personOf(context.authorization)
          if (person.password !== input.current) throw new ORPCError('FORBIDDEN', { message: 'wrong' })
          person.password = input.next
          return { ok: true as const }
        }),
      },
      printFiles: {
        url: os.printFiles.url.handler(({ input, context }) => {
          personOf(context.authorization)
          const bytes = files.get(input.id)
          if (!bytes) throw new ORPCError('NOT_FOUND', { message: 'No such file.' })
          return {
            url: `${url}/files/${input.id}`,
            expiresAt: time(),
            bytes: bytes.length,
            sha256: createHash('sha256').update(bytes).digest('hex'),
          }
        }),
        opened: os.printFiles.opened.handler(({ input }) => {
          for (const opening of input.openings) openings.set(opening.id, opening.printFileId)
          return { ok: true as const }
        }),
      },
    }),
  )

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url)
    if (pathname.startsWith('/files/')) return sendFile(request, response, files.get(pathname.slice(7)))
    if (!pathname.startsWith('/v1/sync/')) {
      const { matched } = await api.handle(request, response, {
        prefix: '/v1',
        context: { authorization: request.headers.authorization ?? '' },
      })
      if (!matched) response.writeHead(404).end()
      return
    }
    const body = pathname.endsWith('/push') ? await read(request) : ''
    const refused = pathname.endsWith('/push') ? refusing.shift() : undefined
    if (refused) return problem(response, refused.status, refused.type, refused.members)
    if (request.headers.authorization !== `Device ${device.token}`)
      return problem(response, 401, 'urn:packbench:problem:unauthorized')
    if (device.revoked) return problem(response, 403, SYNC_PROBLEMS.revoked)
    if (Number(request.headers[PROTOCOL_HEADER]) < minimumProtocol)
      return problem(response, 426, SYNC_PROBLEMS.protocol, { minimumVersion: '9.9.9' })
    if (pathname.endsWith('/push')) push(response, body)
    else stream(response, searchParams)
  }

  function push(response: ServerResponse, body: string): void {
    counts.pushes++
    const request = pushRequest.safeParse(JSON.parse(body))
    if (!request.success)
      return problem(response, 400, 'urn:packbench:problem:bad-request', {
        detail: request.error.issues[0]?.path.join('.'),
      })
    const result = store.push(request.data.incarnation, request.data.mutations)
    if (result.kind === 'gap')
      return problem(response, 409, SYNC_PROBLEMS.gap, { expectedSeq: result.expectedSeq })
    if (result.kind === 'conflict') return problem(response, 409, SYNC_PROBLEMS.conflict, { seq: result.seq })
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        ackSeq: result.ackSeq,
        outcomes: result.outcomes,
        documents: [],
        cloudTime: time(),
      }),
    )
  }

  function stream(response: ServerResponse, query: URLSearchParams): void {
    counts.streams++
    const incarnation = query.get('incarnation') ?? ''
    const [epoch, xid] = (query.get('cursor') ?? `${store.epoch()}.0`).split('.') as [string, string]
    response.writeHead(200, {
      'content-type': 'application/x-ndjson',
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
    })
    const write = (lines: readonly ChangeLine[]) => {
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
      response.write(gzip ? gzipSync(text) : text)
    }
    if (epoch !== store.epoch()) {
      write([{ t: 'reset', reason: 'the database was restored' }])
      response.end()
      return
    }
    let at = { xid: Number(xid), ackSeq: -1 }
    const tell = () => {
      if (epoch !== store.epoch()) return void response.end()
      const news = store.since(at, incarnation, time())
      if (!news) return
      at = news
      write(news.lines)
    }
    const pinging = setInterval(() => write([{ t: 'ping', time: time() }]), pingMs)
    streams.add(response)
    store.watchers.add(tell)
    response.once('close', () => {
      clearInterval(pinging)
      streams.delete(response)
      store.watchers.delete(tell)
    })
    tell()
  }

  return {
    url,
    store,
    people,
    device,
    counts,
    files,
    newCode(code: string) {
      codes.add(code)
    },
    revoke() {
      device.revoked = true
      for (const response of streams) response.end()
    },
    /** Answers the next pushes with these problems, one each. */
    refuseWith(...problems: typeof refusing) {
      refusing = problems
    },
    requireProtocol(version: number) {
      minimumProtocol = version
      for (const response of streams) response.end()
    },
    expireAccess() {
      accessTokens.clear()
    },
    cutStreams() {
      for (const response of streams) response.destroy()
    },
    /** Sends a line to every stream that is open. */
    say(line: ChangeLine) {
      for (const response of streams)
        response.write(gzip ? gzipSync(`${JSON.stringify(line)}\n`) : `${JSON.stringify(line)}\n`)
    },
    openStreams: () => streams.size,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
export type FakeCloud = Awaited<ReturnType<typeof startFakeCloud>>

async function read(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

function problem(response: ServerResponse, status: number, type: string, members: object = {}): void {
  response
    .writeHead(status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify({ type, title: type, status, ...members }))
}

function sendFile(request: IncomingMessage, response: ServerResponse, bytes: Buffer | undefined): void {
  if (!bytes) return void response.writeHead(404).end()
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  if (from > 0)
    response.writeHead(206, { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` })
  else response.writeHead(200)
  response.end(bytes.subarray(from))
}
