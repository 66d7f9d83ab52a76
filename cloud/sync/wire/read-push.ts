import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { PUSH_LIMIT, pushRequest, type PushRequest } from '../../../src-shared/sync/protocol.ts'
import { Problem } from '../../problem.ts'
import { batchFault } from '../push/batch.ts'
import { unreadable } from './sync-problem.ts'

const unzipped = promisify(gunzip)

/**
 * The body of a push, plain or gzip. Its size is checked before it is parsed, on the wire and unpacked.
 * @throws 413 beyond the limit, 400 naming the first field that is wrong
 */
export async function readPush(body: ArrayBuffer, encoding: string | null): Promise<PushRequest> {
  const bytes = await plainBytes(Buffer.from(body), encoding)
  if (bytes.length > PUSH_LIMIT.bytes) throw tooLarge()
  const read = pushRequest.safeParse(parsed(bytes))
  if (!read.success)
    throw unreadable(
      read.error.issues.slice(0, 10).map(({ path, message }) => ({ field: path.join('.'), message })),
    )
  const fault = batchFault(read.data)
  if (fault) throw unreadable([fault])
  return read.data
}

async function plainBytes(body: Buffer, encoding: string | null): Promise<Buffer> {
  if (body.length > PUSH_LIMIT.bytes) throw tooLarge()
  if (encoding === null || encoding === 'identity') return body
  if (encoding !== 'gzip')
    throw new Problem(415, 'encoding', `Send the batch plain or with gzip, not with ${encoding}.`)
  try {
    return await unzipped(body, { maxOutputLength: PUSH_LIMIT.bytes })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw unreadable([{ field: 'body', message: 'is not readable gzip' }])
  }
}

const tooLarge = (): Problem =>
  new Problem(413, 'body_too_large', `A batch has at most ${PUSH_LIMIT.bytes} bytes: send fewer mutations.`)

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw unreadable([{ field: 'body', message: 'is not JSON' }])
  }
}
