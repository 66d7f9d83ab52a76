import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import pg from 'pg'

/**
 * Milliseconds from a committed row of 1 kB to its bytes at a TCP client, barely: the writer notifies after its commit,
 * the listener reads the row and writes it to the socket. One sample a change.
 */
export async function notifyToSocket(url: string, samples: number): Promise<number[]> {
  const [listener, reader, writer] = Array.from(
    { length: 3 },
    () => new pg.Client({ connectionString: url }),
  ) as [pg.Client, pg.Client, pg.Client]
  await Promise.all([listener.connect(), writer.connect()])
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const accepted = once(server, 'connection') as Promise<[Socket]>
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [out] = await accepted
  out.setNoDelay(true)
  await writer.query('create table floor_rows (id int primary key, doc text)')
  await reader.connect()
  listener.on('notification', ({ payload }) => {
    void reader
      .query<{ doc: string }>('select doc from floor_rows where id = $1', [payload])
      .then(({ rows }) => out.write(`${rows[0]!.doc}\n`))
  })
  await listener.query('listen floor')
  const took: number[] = []
  for (let sample = 0; sample < samples; sample++) {
    const arrived = once(client, 'data')
    await writer.query('insert into floor_rows values ($1, $2)', [sample, 'x'.repeat(1000)])
    const start = performance.now()
    void writer.query("select pg_notify('floor', $1)", [String(sample)])
    await arrived
    took.push(Math.max(0, performance.now() - start))
  }
  client.destroy()
  server.close()
  await Promise.all([listener.end(), reader.end(), writer.end()])
  return took
}
