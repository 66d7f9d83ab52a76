import { ipcRenderer } from 'electron'

// The one thing that the page is given: a port to the station. It is asked for when the page has loaded (its
// scripts listen by then), and handed out again when the station has been started anew.
ipcRenderer.on('packbench:port', (event) => window.postMessage('packbench:port', '/', [...event.ports]))
window.addEventListener('load', () => ipcRenderer.send('packbench:connect'))
