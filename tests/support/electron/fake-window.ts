import { EventEmitter } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import type { BrowserWindowConstructorOptions } from 'electron'
import { app, ipcMain, session } from './fake-main.ts'
import { FakePage } from './fake-page.ts'

/** A frame as the main process sees it: its address, and a way to send to its preload. */
export class FakeFrame {
  url = ''
  parent = null
  page: FakePage | undefined
  postMessage(channel: string, _data: unknown, ports: { real: MessagePort }[]) {
    this.page?.fromMain.emit(channel, { ports: ports.map((port) => port.real) })
  }
}

class FakeWebContents extends EventEmitter {
  readonly mainFrame = new FakeFrame()
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined
  setWindowOpenHandler(handler: NonNullable<FakeWebContents['windowOpenHandler']>) {
    this.windowOpenHandler = handler
  }
  /** Whether a page that wants to go there is let. */
  wouldGoTo(url: string): boolean {
    let stayed = false
    this.emit('will-navigate', { url, preventDefault: () => (stayed = true) })
    return !stayed
  }
}

/** A window that fetches its page through the session, runs the real preload and shows nothing. */
export class FakeBrowserWindow extends EventEmitter {
  static all: FakeBrowserWindow[] = []
  static getAllWindows = () => FakeBrowserWindow.all
  readonly options: BrowserWindowConstructorOptions
  readonly webContents = new FakeWebContents()
  shown = false
  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    FakeBrowserWindow.all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(url: string) {
    const response = await session.defaultSession.load(url)
    if (response === 'cancelled' || !response.ok) throw new Error(`${url} cannot be loaded`)
    const frame = this.webContents.mainFrame
    frame.url = url
    frame.page = new FakePage(this.options.webPreferences!.preload!, (channel) =>
      ipcMain.emit(channel, { senderFrame: frame }),
    )
    this.emit('ready-to-show')
    this.emit('loaded')
  }
  show() {
    this.shown = true
  }
  focus() {}
  reload() {}
}
