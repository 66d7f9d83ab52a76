import { asPicture } from './as-picture.ts'

const DARK = '@media (prefers-color-scheme:dark)'
/** Widths and heights in pixels, about what mail programs show. */
const WIDTH = 620

/** What stands between two marks of a text; empty where they are missing. */
function between(text: string, from: RegExp, to: string): string {
  const start = from.exec(text)
  if (!start) return ''
  const rest = text.slice(start.index + start[0].length)
  return rest.slice(0, Math.max(0, rest.indexOf(to)))
}

/**
 * A mail as the address of a picture of it. The window shows no frames and takes no foreign markup; a picture can run,
 * load and ask for nothing. The mails that Packbench writes are well-formed XML, which a picture wants.
 */
export function mailPicture(html: string, dark: boolean): string {
  const style = between(html, /<style[^>]*>/, '</style>').replace(
    DARK,
    dark ? '@media all' : '@media not all',
  )
  const body = between(html, /<body[^>]*>/, '</body>')
  const height = heightOf(body)
  const ground = dark ? '#12181a' : '#f3f5f5'
  const page = `<div xmlns="http://www.w3.org/1999/xhtml" class="page" style="min-height:${height}px;background:${ground};font-family:Inter,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"><style>${style}</style>${body}</div>`
  return asPicture(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"><foreignObject width="100%" height="100%">${page}</foreignObject></svg>`,
  )
}

/** A picture cannot be asked how high its text is: what makes mails high is counted instead, a little too generously. */
function heightOf(body: string): number {
  const count = (mark: string): number => body.split(mark).length - 1
  const [rows, breaks, paragraphs] = [count('<tr'), count('<br'), count('<p ')]
  const letters = body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').length
  // Short lines are in the rows and breaks already; what is longer wraps at about sixty letters.
  const wrapped = Math.ceil(Math.max(0, letters - 40 * rows - 25 * breaks) / 60)
  return 275 + 40 * rows + 25 * breaks + 40 * paragraphs + 25 * wrapped
}
