import { afterEach, beforeEach, expect, test } from 'vitest'
import { listenForScans } from './listen-for-scans.ts'

let scans: string[] = []
let stop: () => void = () => undefined

beforeEach(() => {
  document.body.replaceChildren()
  scans = []
  stop = listenForScans(window, (code) => scans.push(code))
})
afterEach(() => stop())

/** Presses keys on what has the focus, as a browser would: a letter that nobody prevents goes into the field. */
function press(keys: readonly string[], gapMs: number, startMs = 10_000): void {
  keys.forEach((key, index) => {
    const target = document.activeElement ?? document.body
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    Object.defineProperty(event, 'timeStamp', { value: startMs + index * gapMs })
    const goesOn = target.dispatchEvent(event)
    if (!goesOn) return
    if (key === 'Enter' && target instanceof HTMLButtonElement) target.click()
    if (key.length === 1 && target instanceof HTMLInputElement) target.value += key
  })
}

function focused<Element extends HTMLElement>(element: Element): Element {
  document.body.append(element)
  element.focus()
  return element
}

test('a scan is heard when nothing has the focus', () => {
  press([...'4006381333931', 'Enter'], 10)
  expect(scans).toEqual(['4006381333931'])
})

test('a scan into a field leaves the text there as it was', () => {
  const field = focused(document.createElement('input'))
  field.value = 'ring twice'
  press([...'4006381333931', 'Enter'], 10)
  expect(scans).toEqual(['4006381333931'])
  expect(field.value).toBe('ring twice')
})

test('typing in a field stays, and its Enter is the field’s own', () => {
  const field = focused(document.createElement('input'))
  let entered = 0
  field.addEventListener('keydown', (event) => (entered += event.key === 'Enter' ? 1 : 0))
  press([...'TCG123', 'Enter'], 120)
  expect(scans).toEqual([])
  expect(field.value).toBe('TCG123')
  expect(entered).toBe(1)
})

test('the Enter of a scan presses no button', () => {
  const button = focused(document.createElement('button'))
  let pressed = 0
  button.addEventListener('click', () => (pressed += 1))
  press([...'PB:SHIP', 'Enter'], 10)
  expect(scans).toEqual(['PB:SHIP'])
  expect(pressed).toBe(0)
})

test('a person’s Enter presses the button', () => {
  const button = focused(document.createElement('button'))
  let pressed = 0
  button.addEventListener('click', () => (pressed += 1))
  press(['Enter'], 10)
  expect(pressed).toBe(1)
})

test('two scans one after the other are two codes', () => {
  press([...'4006381333931', 'Enter', ...'4006381333948', 'Enter'], 10)
  expect(scans).toEqual(['4006381333931', '4006381333948'])
})
