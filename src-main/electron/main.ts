import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  MessageChannelMain,
  protocol,
  safeStorage,
  session,
} from 'electron'
import { forkStation } from './fork-station.ts'
import { answerFromPort } from './file-port.ts'
import { guardContents, guardSession } from './guards.ts'
import type { FileRef } from '../station/file-address.ts'
import { serveFiles } from './protocol.ts'
import { isOwnFrame, origin, scheme } from './security.ts'
import { stationKey } from './station-key.ts'
import { linkStation } from './station-link.ts'
import { windowOptions } from './window-options.ts'

// Three processes: this one, which only connects; the station (station-process.ts); and the window, a sandboxed
// page that gets a port to the station from preload.ts and nothing else.
app.enableSandbox()
const privileges = {
  standard: true,
  secure: true,
  supportFetchAPI: true,
  corsEnabled: true,
  stream: true,
  codeCache: true,
}
protocol.registerSchemesAsPrivileged([{ scheme, privileges }])
app.on('web-contents-created', (_event, contents) => guardContents(contents))

const debugging = ['remote-debugging-port', 'remote-debugging-pipe'].some((name) =>
  app.commandLine.hasSwitch(name),
)
if ((app.isPackaged && debugging) || !app.requestSingleInstanceLock()) app.quit()
else void app.whenReady().then(start).catch(giveUp)

async function start(): Promise<void> {
  const key = await stationKey(safeStorage, app.getPath('userData'))
  const station = linkStation({
    fork: () => forkStation(key),
    now: () => Date.now(),
    onRestart: () => BrowserWindow.getAllWindows().forEach((window) => connect(window.webContents.mainFrame)),
    onGiveUp: () => giveUp(new Error('The station keeps stopping. Nothing that was confirmed is lost.')),
  })
  const printFile = (file: FileRef, range: string | undefined): Promise<Response> => {
    const { port1, port2 } = new MessageChannelMain()
    station.file({ file, range }, port2)
    return answerFromPort(port1)
  }
  guardSession(session.defaultSession, serveFiles(join(import.meta.dirname, '../renderer'), printFile))

  function connect(frame: Electron.WebFrameMain): void {
    const { port1, port2 } = new MessageChannelMain()
    station.connect(port1)
    frame.postMessage('packbench:port', null, [port2])
  }
  ipcMain.on('packbench:connect', ({ senderFrame }) => {
    if (senderFrame && isOwnFrame(senderFrame)) connect(senderFrame)
  })

  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus())
  app.on('activate', () => void (BrowserWindow.getAllWindows().length === 0 && openWindow()))
  app.on('window-all-closed', () => app.quit())
  // Quitting waits once for the station, then goes on.
  app.once('will-quit', (event) => {
    event.preventDefault()
    void station.close().finally(() => app.quit())
  })
  await openWindow()
}

async function openWindow(): Promise<void> {
  const preload = join(import.meta.dirname, '../preload/preload.cjs')
  const window = new BrowserWindow(windowOptions({ preload, packaged: app.isPackaged }))
  window.once('ready-to-show', () => window.show())
  window.webContents.on('render-process-gone', () => window.reload())
  await window.loadURL(`${origin}/`)
}

/** Without a station a window is of no use: say why, and end. */
function giveUp(error: unknown): void {
  dialog.showErrorBox('Packbench has to stop', error instanceof Error ? error.message : String(error))
  app.quit()
}
