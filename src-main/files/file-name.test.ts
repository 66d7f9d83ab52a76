import { expect, test } from 'vitest'
import { safeFileName } from './file-name.ts'

test.each([
  ['Table Mountain.png', 'image/png', 'Table Mountain.png'],
  ['Käseglocke – groß.STL', 'model/stl', 'Käseglocke – groß.STL'],
  ['../../.ssh/authorized_keys', 'model/stl', 'ssh authorized_keys.stl'],
  ['C:\\Windows\\x.exe', 'application/pdf', 'C Windows x.exe.pdf'],
  ['gear.stl\u0000.exe', 'model/stl', 'gear.stl .exe.stl'],
  ['gpj.\u202eexe', 'application/octet-stream', 'gpj. exe'],
  ['run me.sh', 'application/octet-stream', 'run me.sh.bin'],
  ['poster.svg', 'image/svg+xml', 'poster.svg.bin'],
  ['.bashrc', 'text/plain', 'bashrc'],
  ['CON', 'application/pdf', 'file CON.pdf'],
  ['', 'model/stl', 'file.stl'],
  ['...', 'image/webp', 'file.webp'],
])('%j of type %s is put on disk as %j', (name, mediaType, expected) => {
  expect(safeFileName(name, mediaType)).toBe(expected)
})

test('a name can be no longer than a file system takes', () => {
  expect(Buffer.byteLength(safeFileName('ß'.repeat(500), 'model/stl'))).toBeLessThan(255)
})
