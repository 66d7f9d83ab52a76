import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  MessageChannelMain,
  protocol,
  session,
  utilityProcess,
} from 'electron'
import { guardContents, guardSession } from './guards.ts'
import { serveFiles } from './protocol.ts'
import { isOwnFrame, origin, scheme } from './security.ts'
import { linkStation } from './station-link.ts'
import { windowOptions } from './window-options.ts'

// Three processes: this one, which only connects; the station (station-process.ts); and the window, a sandboxed
// page that gets a port to the station from preload.ts and nothing else.
app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  {
    scheme,
    privileges: {
      standard: true,
      secure: true,
      supportFetchAPI: true,
      corsEnabled: true,
      stream: true,
      codeCache: true,
    },
  },
])
app.on('web-contents-created', (_event, contents) => guardContents(contents))

const debugged =
  app.commandLine.hasSwitch('remote-debugging-port') || app.commandLine.hasSwitch('remote-debugging-pipe')
if ((app.isPackaged && debugged) || !app.requestSingleInstanceLock()) app.quit()
else void app.whenReady().then(start)

function start(): void {
  guardSession(session.defaultSession, serveFiles(join(import.meta.dirname, '../renderer')))

  const station = linkStation({
    fork: () =>
      utilityProcess.fork(
        join(import.meta.dirname, 'station-process.js'),
        [join(app.getPath('userData'), 'station')],
        {
          serviceName: 'Packbench station',
          // Nothing of the environment but what finding files and a proxy needs: it may hold secrets of others.
          env: chosen(
            'PATH',
            'HOME',
            'USERPROFILE',
            'SystemRoot',
            'TEMP',
            'TMPDIR',
            'TZ',
            'LANG',
            'HTTPS_PROXY',
            'NO_PROXY',
          ),
        },
      ),
    now: () => Date.now(),
    onRestart: () => BrowserWindow.getAllWindows().forEach((window) => connect(window.webContents.mainFrame)),
    onGiveUp: () =>
      dialog.showErrorBox(
        'The station keeps stopping',
        'Nothing that was confirmed is lost. Restart Packbench; if this comes back, call for help.',
      ),
  })

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
  endStationFirst(() => station.close())
  void openWindow()
}

async function openWindow(): Promise<void> {
  const window = new BrowserWindow(
    windowOptions({ preload: join(import.meta.dirname, '../preload/preload.cjs'), packaged: app.isPackaged }),
  )
  window.once('ready-to-show', () => window.show())
  window.webContents.on('render-process-gone', () => window.reload())
  await window.loadURL(`${origin}/`)
}

/** Quitting waits for the station once, then goes on. */
function endStationFirst(close: () => Promise<void>): void {
  app.once('will-quit', (event) => {
    event.preventDefault()
    void close().finally(() => app.quit())
  })
}

function chosen(...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
}
