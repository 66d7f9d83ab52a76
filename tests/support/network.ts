import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A cable between a station and its cloud, with weather. */
export interface Network {
  /** Where the station finds the cloud through this cable. */
  readonly url: string
  /** Nobody is reached any more, and what was open is cut. */
  down(): void
  up(): void
  /** The next so many pushes reach the cloud, but their replies do not come back. */
  loseReplies(times: number): void
  /** The next so many pushes are cut before they reach the cloud. */
  loseRequests(times: number): void
  /** Each piece takes so long, each way. */
  slow(ms: number): void
  /** Everything open is cut, in the middle of whatever it is. */
  cut(): void
  /** The next stream is cut after this many bytes from the cloud. */
  cutStreamAfter(bytes: number): void
  stop(): Promise<void>
}

const isPush = (piece: Buffer): boolean => piece.includes('POST /v1/sync/push')
const isStream = (piece: Buffer): boolean => piece.includes('GET /v1/sync/changes')

export async function startNetwork(target: string): Promise<Network> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const weather = { up: true, loseReplies: 0, loseRequests: 0, delay: 0, cutAfter: Infinity }

  const server = createServer((near) => {
    if (!weather.up) return void near.destroy()
    const far = connect(Number(port), hostname)
    const cut = () => {
      near.destroy()
      far.destroy()
    }
    let losing = false
    let budget = Infinity
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', cut)
      socket.on('close', () => {
        sockets.delete(socket)
        cut()
      })
    }
    const carry = async (piece: Buffer, to: Socket) => {
      if (weather.delay > 0) await wait(weather.delay)
      if (!to.destroyed) to.write(piece)
    }
    near.on('data', (piece: Buffer) => {
      if (isPush(piece) && weather.loseRequests > 0) {
        weather.loseRequests--
        return cut()
      }
      if (isPush(piece) && weather.loseReplies > 0) {
        weather.loseReplies--
        losing = true
      }
      if (isStream(piece)) {
        budget = weather.cutAfter
        weather.cutAfter = Infinity
      }
      void carry(piece, far)
    })
    far.on('data', (piece: Buffer) => {
      if (losing) return cut()
      if (piece.length >= budget) {
        near.end(piece.subarray(0, budget))
        return far.destroy()
      }
      budget -= piece.length
      void carry(piece, near)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  const cut = () => sockets.forEach((socket) => socket.destroy())
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    down() {
      weather.up = false
      cut()
    },
    up() {
      weather.up = true
    },
    loseReplies: (times) => void (weather.loseReplies = times),
    loseRequests: (times) => void (weather.loseRequests = times),
    slow: (ms) => void (weather.delay = ms),
    cut,
    cutStreamAfter: (bytes) => void (weather.cutAfter = bytes),
    async stop() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
