import { expect, test } from 'vitest'
import { windowOptions } from './window-options.ts'

test('the window has no more power than a web page', () => {
  expect(windowOptions({ preload: '/p.cjs', packaged: true }).webPreferences).toMatchObject({
    preload: '/p.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: false,
  })
})

test('the developer tools open only where the program is not packaged', () => {
  expect(windowOptions({ preload: '/p.cjs', packaged: false }).webPreferences?.devTools).toBe(true)
})
