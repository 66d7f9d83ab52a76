import { dialog, shell, type Session, type WebContents } from 'electron'
import { externalLink, mayNavigate, mayRequest, mayUse, scheme } from './security.ts'

/** Applies security.ts to everything that pages of this session load and ask for. */
export function guardSession(session: Session, serve: (request: Request) => Promise<Response>): void {
  session.protocol.handle(scheme, serve)
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? details.mediaTypes : undefined
    answer(mayUse(permission, details.requestingUrl, media))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, { mediaType }) =>
    mayUse(permission, requestingOrigin, mediaType ? [mediaType] : []),
  )
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !mayRequest(url) && !url.startsWith('devtools://') })
  })
  // A statement or a bank file that our own page made: the desktop asks the person where it goes. Nothing else is downloaded.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${scheme}://`)) event.preventDefault()
  })
}

/** Applies security.ts to where a page may go. A link to the outside is shown to the person before it is opened. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => stay(event, event.url))
  contents.on('will-frame-navigate', (event) => stay(event, event.url))
  contents.on('will-redirect', (event) => stay(event, event.url))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    void offerOutside(url)
    return { action: 'deny' }
  })
}

function stay(event: { preventDefault(): void }, url: string): void {
  if (!mayNavigate(url)) event.preventDefault()
}

async function offerOutside(url: string): Promise<void> {
  const link = externalLink(url)
  if (!link) return
  const { response } = await dialog.showMessageBox({
    message: `Open ${link.hostname} in the browser?`,
    detail: link.href,
    buttons: ['Open', 'Stay here'],
    defaultId: 1,
    cancelId: 1,
  })
  if (response === 0) await shell.openExternal(link.href)
}
