import type { BrowserWindowConstructorOptions } from 'electron'

/** A window that has no more power than a web page, and one that is written out so that a default cannot change it. */
export function windowOptions({
  preload,
  packaged,
}: {
  preload: string
  packaged: boolean
}): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: 'Packbench',
    backgroundColor: '#10161a',
    webPreferences: {
      preload,
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
      safeDialogs: true,
      plugins: false,
      // Dictionaries would be fetched from the network.
      spellcheck: false,
      // The bench answers a scan with a sound before anyone has touched the window.
      autoplayPolicy: 'no-user-gesture-required',
      // A bench in the background still counts scans.
      backgroundThrottling: false,
      devTools: !packaged,
    },
  }
}
