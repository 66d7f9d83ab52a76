import { EventEmitter } from 'node:events'

// The objects of the pretended Electron that there is one of. What the shell asks of them is kept in `asked`.

export const asked = {
  sandboxed: false,
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  openedOutside: [] as string[],
  errorBoxes: [] as string[],
}

class FakeApp extends EventEmitter {
  isPackaged = true
  commandLine = { hasSwitch: () => false }
  #quitting = false
  enableSandbox() {
    asked.sandboxed = true
  }
  requestSingleInstanceLock() {
    return true
  }
  async whenReady() {}
  getPath() {
    return process.env['FAKE_ELECTRON_USER_DATA']!
  }
  /** Like Electron's: `will-quit` may put it off once, and calling it again goes through. */
  quit() {
    let putOff = false
    this.emit('will-quit', { preventDefault: () => (putOff = true) })
    if (putOff || this.#quitting) return
    this.#quitting = true
    this.emit('quit')
  }
}

type Handler = (request: Request) => Response | Promise<Response>
type Decision = (...args: never[]) => unknown

class FakeSession extends EventEmitter {
  handlers = new Map<string, Handler>()
  permissionRequest: Decision | undefined
  permissionCheck: Decision | undefined
  device: Decision | undefined
  beforeRequest:
    | ((details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void)
    | undefined
  protocol = { handle: (scheme: string, handler: Handler) => void this.handlers.set(scheme, handler) }
  webRequest = {
    onBeforeRequest: (listener: NonNullable<FakeSession['beforeRequest']>) => (this.beforeRequest = listener),
  }
  setPermissionRequestHandler(handler: Decision) {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: Decision) {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: Decision) {
    this.device = handler
  }
  /** What a page gets for a URL: nothing when the session's second lock cancels it. */
  async load(url: string, init?: RequestInit): Promise<Response | 'cancelled'> {
    let cancelled = false
    this.beforeRequest?.({ url }, ({ cancel }) => (cancelled = cancel))
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1))
    return cancelled || !handler ? 'cancelled' : handler(new Request(url, init))
  }
}

export const app = new FakeApp()
export const ipcMain = new EventEmitter()
export const session = { defaultSession: new FakeSession() }
