/** How a print file is looked at: turned, zoomed or leafed through. */
export type PreviewKind = 'model' | 'picture' | 'pages'

const BY_MEDIA_TYPE: Record<string, PreviewKind> = {
  'model/stl': 'model',
  'application/sla': 'model',
  'application/vnd.ms-pki.stl': 'model',
  'image/png': 'picture',
  'image/jpeg': 'picture',
  'image/webp': 'picture',
  'application/pdf': 'pages',
}
const BY_ENDING: Record<string, PreviewKind> = {
  stl: 'model',
  png: 'picture',
  jpg: 'picture',
  jpeg: 'picture',
  webp: 'picture',
  pdf: 'pages',
}

/** How a file can be looked at here, by its media type and then by its name; null where it cannot. */
export const previewKind = (file: { mediaType: string; name: string }): PreviewKind | null =>
  BY_MEDIA_TYPE[file.mediaType] ?? BY_ENDING[file.name.toLowerCase().split('.').at(-1) ?? ''] ?? null

const KIND_WORDS: Record<string, string> = {
  'model/stl': '3D part (STL)',
  'application/pdf': 'PDF',
  'image/png': 'PNG picture',
  'image/jpeg': 'JPEG picture',
  'image/webp': 'WebP picture',
}

/** What kind of file it is, in words. */
export const fileKindWords = (file: { mediaType: string; name: string }): string =>
  KIND_WORDS[file.mediaType] ?? (previewKind(file) === 'model' ? '3D part (STL)' : file.mediaType)
