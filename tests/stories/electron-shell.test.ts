import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { sheetArtist } from '../../src-main/devices/printer/virtual/sheet-artist.ts'
import { askRealShell } from '../support/electron/real-shell.ts'
import {
  askPretendedShell,
  buildShell,
  electronBinary,
  shellFolder,
  type PretendedAnswers,
  type ShellAnswers,
} from '../support/electron/shell.ts'

// The built desktop client, from start to quit: on a stand-in for Electron everywhere, and on Electron itself
// where its binary is installed.
beforeAll(buildShell)

function keepsItsPromises(answers: () => ShellAnswers): void {
  test('the window reaches the station through its port', () => {
    expect(answers().status).toMatchObject({ sync: expect.anything() })
  })

  test('the page gets its files under a strict policy, and nothing else', () => {
    const { policy, loads } = answers()
    expect(policy).toMatch(/^default-src 'none'/)
    expect([400, 404]).toContain(loads.traversal)
    expect(loads.otherHost === 'cancelled' || loads.otherHost === 403).toBe(true)
    expect(loads.post).toBe(405)
    expect(loads.web).toBe('cancelled')
  })

  test('the page goes nowhere and opens nothing', () => {
    expect(answers()).toMatchObject({ goesToTheWeb: false, windowsOpened: 0 })
  })
}

test('the thread that draws labels is built beside the station, and draws', async () => {
  const folder = join(shellFolder, 'main')
  const station = readFileSync(join(folder, 'station-process.js'), 'utf8')
  const [, program] = /new URL\(["']\.\/([\w.-]+)["'], import\.meta\.url\)/.exec(station) ?? []
  const artist = sheetArtist(pathToFileURL(join(folder, program!)))
  const bytes = Buffer.from('^XA^FO20,20^A0N,40^FDBench 1^FS^XZ')
  const answer = await artist.draw({ language: 'zpl', bytes, widthMm: 100, heightMm: 50, dotsPerMm: 8 })
  await artist.close()
  const png = 'png' in answer ? Buffer.from(answer.png).subarray(1, 4).toString() : answer.error
  expect(png).toBe('PNG')
})

describe('on a stand-in for Electron', () => {
  let answers: PretendedAnswers
  beforeAll(async () => {
    answers = await askPretendedShell()
  })
  keepsItsPromises(() => answers)

  test('every page is sandboxed', () => {
    expect(answers.sandboxed).toBe(true)
    expect(answers.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    })
    expect(answers.schemes).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }])
    expect(answers.schemes[0]?.privileges).not.toHaveProperty('bypassCSP')
  })

  test('a foreign frame gets no port, and the station no secrets of the environment', () => {
    expect(answers.foreignFrameGotAPort).toBe(false)
    expect(answers.stationEnvironment).not.toContain('A_SECRET_OF_OTHERS')
  })

  test('a link to the web is opened outside after asking, any other is not', () => {
    expect(answers.openedOutside).toEqual(['https://example.com/'])
  })

  test('the address of a print file is answered by the station', () => {
    expect(answers.printFile).toBe(404)
  })

  test('quitting waits for the station to close', () => {
    expect(answers.stationStopped).toBe(true)
  })
})

describe('on Electron itself', () => {
  const binary = electronBinary()
  if (binary === undefined) {
    test('the same promises', (context) =>
      context.skip('Electron’s binary is not installed: npm ci does not fetch it'))
    return
  }
  let answers: ShellAnswers
  beforeAll(async () => {
    answers = await askRealShell(binary)
  })
  keepsItsPromises(() => answers)
})
