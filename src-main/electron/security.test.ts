import { expect, test } from 'vitest'
import { externalLink, isOwnFrame, mayNavigate, mayRequest, mayUse } from './security.ts'

test.each([
  'https://example.com/',
  'http://127.0.0.1:4600/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'app://other/index.html',
  'app://packbench.example.com/',
  'app://packbench@evil/',
  'app://user:secret@packbench/',
  'app://packbench:8080/',
  'not a url',
  '',
])('the window does not go to %s', (url) => {
  expect(mayNavigate(url)).toBe(false)
})

test('the window goes to its own pages', () => {
  expect(mayNavigate('app://packbench/')).toBe(true)
  expect(mayNavigate('app://packbench/queue?filter=open#top')).toBe(true)
})

test('a page loads only its own files and what it made itself', () => {
  expect(mayRequest('app://packbench/assets/index.js')).toBe(true)
  expect(mayRequest('blob:app://packbench/0b3c')).toBe(true)
  expect(mayRequest('data:image/png;base64,AAAA')).toBe(true)
  expect(mayRequest('blob:https://evil.example/0b3c')).toBe(false)
  expect(mayRequest('https://packbench/')).toBe(false)
  expect(mayRequest('ws://127.0.0.1:9100/')).toBe(false)
})

test('the camera for pictures of finished pieces, never the microphone, and only to our own page', () => {
  expect(mayUse('media', 'app://packbench/', ['video'])).toBe(true)
  expect(mayUse('media', 'app://packbench/', ['video', 'audio'])).toBe(false)
  expect(mayUse('media', 'app://packbench/', ['audio'])).toBe(false)
  expect(mayUse('media', 'app://packbench/', [])).toBe(false)
  expect(mayUse('media', 'https://packbench.example/', ['video'])).toBe(false)
})

test('no permission but those a bench needs, and those only to our own page', () => {
  expect(mayUse('fullscreen', 'app://packbench/')).toBe(true)
  expect(mayUse('fullscreen', 'https://example.com/')).toBe(false)
  for (const permission of [
    'media',
    'geolocation',
    'usb',
    'serial',
    'hid',
    'openExternal',
    'loopback-network',
    'unknown',
  ]) {
    expect(mayUse(permission, 'app://packbench/')).toBe(false)
  }
})

test('only the main frame of our page is listened to', () => {
  expect(isOwnFrame({ url: 'app://packbench/', parent: null })).toBe(true)
  expect(isOwnFrame({ url: 'app://packbench/', parent: {} })).toBe(false)
  expect(isOwnFrame({ url: 'https://example.com/', parent: null })).toBe(false)
  expect(isOwnFrame(null)).toBe(false)
})

test.each([
  ['https://www.dhl.com/track?id=1', true],
  ['https://track.example.co.za/AB12', true],
  ['http://www.dhl.com/track', false],
  ['https://user@www.dhl.com/', false],
  ['https://127.0.0.1/', false],
  ['https://2130706433/', false],
  ['https://[::1]/', false],
  ['https://localhost/', false],
  ['https://printer.local/', false],
  ['https://intranet/', false],
  ['file:///etc/passwd', false],
  ['ms-settings:privacy', false],
  ['smb://server/share', false],
  ['mailto:a@b.c', false],
])('%s may be opened outside: %s', (url, allowed) => {
  expect(externalLink(url) !== undefined).toBe(allowed)
})
