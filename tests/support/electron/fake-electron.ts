import { asked } from './fake-main.ts'
import { FakeMessageChannel } from './fake-ports.ts'
import { FakeUtilityProcess } from './fake-utility-process.ts'
import { FakeBrowserWindow } from './fake-window.ts'

// The few objects of Electron that the desktop shell uses, in plain Node: enough to run its built main program
// where Electron's binary is not installed.

export { app, ipcMain, session } from './fake-main.ts'
export const protocol = {
  registerSchemesAsPrivileged: (schemes: typeof asked.schemes) => (asked.schemes = schemes),
}
export const dialog = {
  showErrorBox: (title: string) => void asked.errorBoxes.push(title),
  showMessageBox: async () => ({ response: 0 }),
}
export const shell = { openExternal: async (url: string) => void asked.openedOutside.push(url) }
export const utilityProcess = {
  fork: (path: string, args: string[], options: { env: Record<string, string> }) =>
    new FakeUtilityProcess(path, args, options),
}
export { FakeMessageChannel as MessageChannelMain, FakeBrowserWindow as BrowserWindow }
/** A keychain that hides nothing. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptStringAsync: async (text: string) => Buffer.from(text),
  decryptStringAsync: async (sealed: Buffer) => ({ result: sealed.toString(), shouldReEncrypt: false }),
}
