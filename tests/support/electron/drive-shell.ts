import { once } from 'node:events'
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PretendedAnswers } from './shell.ts'

// Run by tests/stories/electron-shell.test.ts in a process of its own: puts the pretended Electron in the place of
// the real one, runs the built main program, asks it everything a hostile page would, and prints what it answered.
const fake = new URL('./fake-electron.ts', import.meta.url).href
registerHooks({ resolve: (name, context, next) => next(name === 'electron' ? fake : name, context) })

const { app, asked, ipcMain, session } = await import('./fake-main.ts')
const { FakeBrowserWindow } = await import('./fake-window.ts')
const { FakeUtilityProcess } = await import('./fake-utility-process.ts')
const { createORPCClient } = await import('@orpc/client')
const { linkByPort } = await import('../../../src-renderer/station/link.ts')

await import(pathToFileURL(resolve(process.argv[2]!, 'main/main.js')).href)
while (FakeBrowserWindow.all.length === 0) await new Promise(setImmediate)
const window = FakeBrowserWindow.all[0]!
if (!window.webContents.mainFrame.page) await once(window, 'loaded')
const { webContents } = window
const view = webContents.mainFrame.page as unknown as Window

const client: { status(): Promise<PretendedAnswers['status']> } = createORPCClient(linkByPort(view).link)
const status = await client.status()

const foreign = {
  url: 'https://evil.example/',
  parent: null,
  asked: false,
  postMessage: () => (foreign.asked = true),
}
ipcMain.emit('packbench:connect', { senderFrame: foreign })
ipcMain.emit('packbench:connect', { senderFrame: null })

const load = async (url: string, init?: RequestInit) => {
  const response = await session.defaultSession.load(url, init)
  return response === 'cancelled' ? response : response.status
}
const printFileAddress = '0192f000-0050-7000-8000-000000000001/0192f000-0050-7000-8000-000000000002'
const page = await session.defaultSession.load('app://packbench/')
const verdicts = ['https://example.com/', 'http://127.0.0.1/', 'app://packbench/'].map((url) =>
  webContents.windowOpenHandler!({ url }),
)

const answers = {
  status,
  policy: page === 'cancelled' ? '' : page.headers.get('content-security-policy')!,
  loads: {
    traversal: await load('app://packbench/..%2f..%2fpackage.json'),
    otherHost: await load('app://evil/'),
    post: await load('app://packbench/', { method: 'POST', body: 'x' }),
    web: await load('https://example.com/'),
  },
  printFile: await load(`app://packbench/print-files/${printFileAddress}`),
  goesToTheWeb:
    webContents.wouldGoTo('https://example.com/') || !webContents.wouldGoTo('app://packbench/queue'),
  windowsOpened: verdicts.filter(({ action }) => action !== 'deny').length,
  sandboxed: asked.sandboxed,
  schemes: asked.schemes,
  webPreferences: window.options.webPreferences as Record<string, unknown>,
  foreignFrameGotAPort: foreign.asked,
  stationEnvironment: Object.keys(FakeUtilityProcess.started[0]!.env).sort(),
  // Asking the person and opening takes a few turns of the event loop.
  openedOutside: await new Promise<string[]>((done) => setImmediate(() => done(asked.openedOutside))),
}

app.once('quit', () => {
  const stationStopped = FakeUtilityProcess.started[0]!.pid === undefined
  process.stdout.write(`${JSON.stringify({ ...answers, stationStopped } satisfies PretendedAnswers)}\n`)
  process.exit(0)
})
app.quit()
