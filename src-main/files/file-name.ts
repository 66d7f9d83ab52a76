/** Kinds that programs know, each with the endings it may have; the first is given where the name has none of them. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/webp': ['.webp'],
  'image/tiff': ['.tif', '.tiff'],
  'application/pdf': ['.pdf'],
  'model/stl': ['.stl'],
  'model/3mf': ['.3mf'],
  'model/obj': ['.obj'],
}
/** Opening one of these runs it. */
const RUNS =
  /\.(exe|com|bat|cmd|msi|scr|pif|ps1|vbs|vbe|js|jse|wsf|hta|lnk|url|reg|jar|app|command|sh|run|desktop|appimage|html?|svg|xml)$/i
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i

/**
 * A name under which a file that somebody else named can be put on this disk and opened: no way out of its folder, no
 * hidden file, no program, and an ending that fits what it is.
 */
export function safeFileName(name: string, mediaType: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(-100)
    .trim()
  const named = plain === '' || RESERVED.test(plain) ? `file ${plain}`.trim() : plain
  const endings = ENDINGS[mediaType]
  if (endings)
    return endings.some((ending) => named.toLowerCase().endsWith(ending)) ? named : named + endings[0]
  return RUNS.test(named) ? `${named}.bin` : named
}
