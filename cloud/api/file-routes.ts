import type { Cloud } from '../cloud.ts'
import { usePrintFileLink, type UsedLink } from '../files/use-print-file-link.ts'
import type { CloudApp } from '../http.ts'
import { Problem } from '../problem.ts'
import { isKey } from '../providers/storage/key.ts'
import { isSignedBy } from '../providers/storage/signature.ts'
import { sendStoredFile } from './send-stored-file.ts'

type Refused = Extract<UsedLink, { refused: string }>['refused']
const WORDS: Record<Refused, string> = {
  link_invalid: 'This link was not made by us. Ask for the file again.',
  link_used: 'This link has been used. Ask for the file again.',
  link_expired: 'This link has run out. Ask for the file again.',
  work_gone: 'This work is not yours any more.',
}

/**
 * `GET /files/{key}?expires&sig`: what a signed link of the disk storage leads to, for as long as it is good.
 * `GET /print-files/{token}`: what a link to a print file leads to, once. To go on with a download that broke off, a new
 * link is asked for, so that each try is in the audit.
 */
export function fileRoutes(app: CloudApp, { db, storage, clock, secrets }: Cloud): void {
  app.get('/files/:key{.+}', async (c) => {
    const key = c.req.param('key')
    const expires = Number(c.req.query('expires'))
    if (
      !isKey(key) ||
      !Number.isInteger(expires) ||
      !isSignedBy(secrets.tokenSecret, key, expires, c.req.query('sig') ?? '')
    )
      throw new Problem(403, 'link_invalid', WORDS.link_invalid)
    if (clock.now() >= expires * 1000) throw new Problem(403, 'link_expired', WORDS.link_expired)
    return sendStoredFile(c, storage, key, 'private, max-age=600, immutable')
  })

  app.get('/print-files/:token{[A-Za-z0-9_-]{43}}', async (c) => {
    // Asking how large it is uses nothing up, and gets no answer.
    if (c.req.method === 'HEAD')
      throw new Problem(405, 'get_only', 'A link to a print file is for getting it.')
    const used = await usePrintFileLink({ db, clock }, c.req.param('token'))
    if ('refused' in used) throw new Problem(403, used.refused, WORDS[used.refused])
    return sendStoredFile(c, storage, used.storageKey, 'no-store')
  })
}
