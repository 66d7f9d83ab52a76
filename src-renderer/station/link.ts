import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'

type AnyLink = ClientLink<ClientContext>

/** What the preload of the desktop host posts to the window, with the port to the station beside it. */
export const PORT_MESSAGE = 'packbench:port'
/** What the window posts once it listens, so that a port that came too early is handed over again. */
export const READY_MESSAGE = 'packbench:ready'

export interface StationLink {
  readonly link: AnyLink
  /** Whether there is a way to the station right now. */
  connected(): boolean
  /** Tells when a way to the station was found (`true`) or lost (`false`). Returns how to stop listening. */
  onChange(listener: (connected: boolean) => void): () => void
}

/** A link that outlives the ways to the station: calls wait for the first one, then go down the newest. */
export function outlivingLink(): StationLink & { use(link: AnyLink): void; lost(): void } {
  let current: AnyLink | null = null
  const listeners = new Set<(connected: boolean) => void>()
  const tell = (connected: boolean): void => listeners.forEach((listener) => listener(connected))
  const found = (): Promise<AnyLink> => {
    if (current) return Promise.resolve(current)
    return new Promise((resolve) => {
      const listener = (): void => {
        if (!current) return
        listeners.delete(listener)
        resolve(current)
      }
      listeners.add(listener)
    })
  }
  return {
    link: { call: async (path, input, options) => (await found()).call(path, input, options) },
    connected: () => current !== null,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    use(link) {
      current = link
      tell(true)
    },
    lost() {
      if (!current) return
      current = null
      tell(false)
    },
  }
}

/** Desktop host: each message port that the preload hands over replaces the one before (the station was started again). */
export function linkByPort(view: Window): StationLink {
  const outliving = outlivingLink()
  view.addEventListener('message', (event: MessageEvent<unknown>) => {
    const port = event.ports[0]
    if (event.source !== view || event.data !== PORT_MESSAGE || !port) return
    outliving.use(new PortLink({ port }))
    port.addEventListener('close', () => outliving.lost())
    port.start()
  })
  view.postMessage(READY_MESSAGE, view.location.origin === 'null' ? '*' : view.location.origin)
  return outliving
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 4000

/** Browser host: a WebSocket to the station that served this page, opened again whenever it closes. */
export function linkBySocket(url: string): StationLink {
  const outliving = outlivingLink()
  let wait = FIRST_WAIT_MS
  const open = (): void => {
    const socket = new WebSocket(url)
    socket.addEventListener('open', () => {
      wait = FIRST_WAIT_MS
      outliving.use(new SocketLink({ websocket: socket }))
    })
    socket.addEventListener('close', () => {
      outliving.lost()
      setTimeout(open, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    })
  }
  open()
  return outliving
}

/** The way to the station from this window: through Electron's port, or to the host that served the page. */
export function linkToStation(view: Window): StationLink {
  const desktop =
    !view.location.protocol.startsWith('http') || view.navigator.userAgent.includes(' Electron/')
  if (desktop) return linkByPort(view)
  return linkBySocket(`${view.location.protocol.replace('http', 'ws')}//${view.location.host}/station`)
}
