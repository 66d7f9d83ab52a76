import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import pg from 'pg'

/** Milliseconds from a commit with NOTIFY in Postgres to the bytes at a TCP client, one sample a change. */
export async function notifyToSocket(url: string, samples: number): Promise<number[]> {
  const [listener, writer] = [
    new pg.Client({ connectionString: url }),
    new pg.Client({ connectionString: url }),
  ]
  await Promise.all([listener.connect(), writer.connect()])
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const accepted = once(server, 'connection') as Promise<[Socket]>
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [out] = await accepted
  out.setNoDelay(true)
  listener.on('notification', ({ payload }) => out.write(`${payload}\n`))
  await listener.query('listen floor')
  await writer.query('create temp table floor_rows (id int primary key, doc text)')
  const took: number[] = []
  for (let sample = 0; sample < samples; sample++) {
    const arrived = once(client, 'data')
    await writer.query(
      `begin; insert into floor_rows values (${sample}, repeat('x', 1000)); select pg_notify('floor', repeat('x', 1000)); commit`,
    )
    const start = performance.now()
    await arrived
    took.push(Math.max(0, performance.now() - start))
  }
  client.destroy()
  server.close()
  await Promise.all([listener.end(), writer.end()])
  return took
}
