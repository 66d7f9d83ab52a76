/** The window's only origin: the files of this program, served by protocol.ts. */
export const scheme = 'app'
export const host = 'packbench'
export const origin = `${scheme}://${host}`

/** A window goes nowhere but to its own pages. */
export function mayNavigate(url: string): boolean {
  return originOf(url) === origin
}

/** The second lock on the network: what a page may load at all. `data:` and `blob:` are made by the page itself. */
export function mayRequest(url: string): boolean {
  return mayNavigate(url) || url.startsWith('data:') || url.startsWith(`blob:${origin}/`)
}

const granted = new Set(['clipboard-sanitized-write', 'fullscreen'])

/**
 * Everything that is not needed at a bench is refused, and everything to pages that are not ours. `media` says what of
 * camera and microphone is wanted: a picture of a finished piece needs the camera, and nothing needs the microphone.
 */
export function mayUse(permission: string, requestingUrl: string, media: readonly string[] = []): boolean {
  const camera = permission === 'media' && media.length > 0 && media.every((kind) => kind === 'video')
  return (camera || granted.has(permission)) && mayNavigate(requestingUrl)
}

/** Only the main frame of our own page may ask the main process for anything; a frame may be gone by now. */
export function isOwnFrame(frame: { url: string; parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && mayNavigate(frame.url)
}

/**
 * A link that may be handed to the person's browser, after they were asked: `https:` to a named host, without
 * credentials. Tracking pages of carriers are such; addresses of this machine or its network are not.
 */
export function externalLink(url: string): URL | undefined {
  const parsed = URL.parse(url)
  if (parsed === null || parsed.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '')
    return undefined
  const named = /^(?=.*[a-z])[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(parsed.hostname)
  const local = /\.(local|localhost|internal|home|lan)$/.test(parsed.hostname)
  return named && !local ? parsed : undefined
}

/** `URL.origin` is opaque for schemes that are not the web's own, so it is put together here. */
function originOf(url: string): string | undefined {
  const parsed = URL.parse(url)
  if (parsed === null || parsed.username !== '' || parsed.password !== '') return undefined
  return `${parsed.protocol}//${parsed.host}`
}
