import { once } from 'node:events'
import {
  Agent as HttpAgent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { pipeline } from 'node:stream'
import { constants, createGunzip } from 'node:zlib'
import {
  DOCUMENTS_HEADER,
  changeLine,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  pushReply,
  type ChangeLine,
} from '../../src-shared/sync/protocol.ts'
import { lineSplitter } from './ndjson.ts'
import { readProblem } from './problem-body.ts'
import { StreamCut, type CloudWire, type Failed, type OpenStream, type Problem } from './wire.ts'

export interface CloudAddress {
  /** Without `/v1`. */
  readonly cloudUrl: string
  readonly deviceToken: string
  readonly version: string
}

/** A stream says something every 10 s; one that is silent for longer than this is dead. */
const SILENCE_MS = 25_000
const PUSH_TIMEOUT_MS = 30_000
const MAX_REPLY = 64 * 1024 * 1024
const MAX_LINE = 8 * 1024 * 1024

const answerOf = pushReply.omit({ documents: true })

/** Speaks `/v1/sync` over HTTP or HTTPS, with connections that are kept. */
export function httpWire({ cloudUrl, deviceToken, version }: CloudAddress): CloudWire {
  const secure = cloudUrl.startsWith('https:')
  const agent = secure
    ? new HttpsAgent({ keepAlive: true, maxSockets: 4 })
    : new HttpAgent({ keepAlive: true, maxSockets: 4 })
  const headers = {
    authorization: `Device ${deviceToken}`,
    [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
    'user-agent': `Packbench/${version}`,
  }

  const open = (
    method: string,
    path: string,
    extra: Record<string, string>,
    timeout: number,
    signal: AbortSignal,
  ): ClientRequest =>
    (secure ? httpsRequest : httpRequest)(`${cloudUrl.replace(/\/+$/, '')}/v1/sync/${path}`, {
      method,
      agent,
      headers: { ...headers, ...extra },
      timeout,
      signal,
    })

  return {
    async push(request, signal) {
      const body = JSON.stringify(request)
      try {
        const asking = open(
          'POST',
          'push',
          { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) },
          PUSH_TIMEOUT_MS,
          signal,
        )
        asking.end(body)
        const response = await answerTo(asking)
        const text = await textOf(response)
        if (response.statusCode !== 200)
          return failed(readProblem(response.statusCode ?? 0, text, response.headers['retry-after']))
        const reply = answerOf.safeParse(jsonOf(text))
        return reply.success
          ? { ok: true, reply: reply.data }
          : failed({ kind: 'unreadable', message: `push: ${reply.error.issues[0]?.path.join('.')}` })
      } catch (error) {
        return failed({ kind: 'unreachable', message: messageOf(error) })
      }
    },

    async changes({ cursor, incarnation }, signal): Promise<OpenStream | Failed> {
      const query = new URLSearchParams({ live: '1', incarnation, ...(cursor === null ? {} : { cursor }) })
      try {
        const asking = open(
          'GET',
          `changes?${query}`,
          { 'accept-encoding': 'gzip', accept: 'application/x-ndjson' },
          SILENCE_MS,
          signal,
        )
        asking.end()
        const response = await answerTo(asking)
        if (response.statusCode !== 200)
          return failed(
            readProblem(response.statusCode ?? 0, await textOf(response), response.headers['retry-after']),
          )
        const total = Number(response.headers[DOCUMENTS_HEADER])
        return {
          ok: true,
          total: Number.isSafeInteger(total) && total > 0 ? total : null,
          lines: linesOf(response),
        }
      } catch (error) {
        return failed({ kind: 'unreachable', message: messageOf(error) })
      }
    },
    close: () => agent.destroy(),
  }
}

const failed = (problem: Problem): Failed => ({ ok: false, problem })
const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error)

async function answerTo(asking: ClientRequest): Promise<IncomingMessage> {
  asking.once('timeout', () => asking.destroy(new Error('no answer in time')))
  const [response] = (await once(asking, 'response')) as [IncomingMessage]
  // What breaks from now on is told to whoever reads the answer.
  asking.on('error', () => undefined)
  return response
}

async function textOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of unpacked(response)) {
    length += piece.length
    if (length > MAX_REPLY) throw new RangeError(`an answer of more than ${MAX_REPLY} bytes`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** Gzip may come in several members, one for each flush of the cloud; each is handed on as soon as it is whole. */
function unpacked(response: IncomingMessage): AsyncIterable<Buffer> {
  if (response.headers['content-encoding'] !== 'gzip') return response
  return pipeline(
    response,
    createGunzip({ flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH }),
    () => undefined,
  )
}

async function* linesOf(response: IncomingMessage): AsyncGenerator<readonly ChangeLine[]> {
  const split = lineSplitter(MAX_LINE)
  const decoder = new TextDecoder()
  try {
    for await (const piece of unpacked(response)) {
      const lines = split(decoder.decode(piece, { stream: true })).map(readLine)
      if (lines.length > 0) yield lines
    }
  } catch (error) {
    throw error instanceof StreamCut
      ? error
      : new StreamCut({ kind: 'unreachable', message: messageOf(error) })
  } finally {
    response.destroy()
  }
}

function readLine(text: string): ChangeLine {
  const parsed = changeLine.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  throw new StreamCut({
    kind: 'unreadable',
    message: `changes: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`,
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
