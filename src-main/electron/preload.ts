import { ipcRenderer } from 'electron'

// The one thing that the page is given: a port to the station. It comes when the page says that it listens, and
// again when the station was started anew.
ipcRenderer.on('packbench:port', (event) => window.postMessage('packbench:port', '/', [...event.ports]))
window.addEventListener('message', ({ source, data }) => {
  if (source === window && data === 'packbench:ready') ipcRenderer.send('packbench:connect')
})
