import pg from 'pg'

export interface Listening {
  close(): Promise<void>
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 15_000

/**
 * LISTEN on a connection of its own, which is made again (with growing waits) when it is lost.
 * `heard` gets each payload. `again` is called whenever listening begins, also the first time: what was said before was missed.
 * `channel` is a plain identifier.
 */
export async function listen(
  pool: pg.Pool,
  channel: string,
  heard: (payload: string) => void,
  again: () => void,
): Promise<Listening> {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let wait = FIRST_WAIT_MS

  const connect = async (): Promise<void> => {
    const made = new pg.Client(pool.options)
    const lost = (): void => {
      if (closed || client !== made) return
      client = null
      made.end().catch(() => undefined)
      retry()
    }
    made.on('error', lost).on('end', lost)
    made.on('notification', (message) => {
      if (message.channel === channel) heard(message.payload ?? '')
    })
    try {
      await made.connect()
      await made.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      made.end().catch(() => undefined)
      throw error
    }
    if (closed) return made.end()
    client = made
    wait = FIRST_WAIT_MS
    again()
  }
  const retry = (): void => {
    timer = setTimeout(() => {
      connect().catch(() => {
        if (!closed) retry()
      })
    }, wait)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }

  await connect()
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}
