import { expect, test } from 'vitest'
import { imageTypeOf } from './image-type.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

test('a picture is known by its first bytes, and by nothing else', () => {
  expect(imageTypeOf(bytes('\x89PNG\r\n\x1a\n....'))).toBe('image/png')
  expect(imageTypeOf(bytes('\xff\xd8\xff\xe0..JFIF'))).toBe('image/jpeg')
  expect(imageTypeOf(bytes('RIFF....WEBPVP8 '))).toBe('image/webp')
})

test.each(['', '\xff\xd8', 'RIFF....WAVE', '<svg xmlns="', 'GIF89a', '%PDF-1.7', '\x89PNG\n\x1a\n'])(
  '%j is none that we take',
  (text) => {
    expect(imageTypeOf(bytes(text))).toBeNull()
  },
)
