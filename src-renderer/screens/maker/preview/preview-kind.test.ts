import { expect, test } from 'vitest'
import { previewKind } from './preview-kind.ts'

test.each([
  ['model/stl', 'part', 'model'],
  ['application/octet-stream', 'PART.STL', 'model'],
  ['image/jpeg', 'photo', 'picture'],
  ['application/octet-stream', 'scan.final.jpeg', 'picture'],
  ['application/pdf', 'poster', 'pages'],
  ['model/3mf', 'part.3mf', null],
  ['application/octet-stream', 'stl', 'model'],
  ['text/html', 'page.html', null],
])('%s called %s is looked at as %s', (mediaType, name, kind) => {
  expect(previewKind({ mediaType, name })).toBe(kind)
})
