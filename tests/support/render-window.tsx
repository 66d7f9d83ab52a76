import { createRouterClient } from '@orpc/server'
import { cleanup, configure, render, screen } from '@testing-library/react'
import { App } from '../../src-renderer/app/app.tsx'
import type { StationLink } from '../../src-renderer/station/link.ts'
import { memoryStation, type MemoryStationOptions } from './window-station/station-router.ts'

// The first page of a run loads its code: give it time, and spare the reader the whole page when something is missing.
configure({ asyncUtilTimeout: 8000, getElementError: (message) => new Error(message ?? 'not on the page') })

type Call = (input: unknown, options: object) => Promise<unknown>

/** A station in memory, asked directly. */
export const aStation = (options: Partial<MemoryStationOptions> = {}) =>
  createRouterClient(
    memoryStation({
      orders: 40,
      enrolled: true,
      signedIn: 'operator',
      offline: false,
      troubles: false,
      ...options,
    }),
  )

/** Opens the whole window at a page, on a station without a wire between them. */
export function openWindow(path: string, station: ReturnType<typeof aStation>): void {
  const link: StationLink = {
    connected: () => true,
    onChange: () => () => undefined,
    link: {
      call(steps, input, callOptions) {
        const procedure = steps.reduce<unknown>(
          (place, step) => (place as Record<string, unknown>)[step],
          station,
        ) as Call
        return procedure(input, callOptions)
      },
    },
  }
  // The pretended window has no fonts to wait for.
  if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() })
  window.location.hash = path
  render(<App link={link} />)
}

/** Takes the window away again. */
export const closeWindow = cleanup

/** Types like a scanner: fast, and Enter at the end. */
export function scan(code: string, target: Element = document.body): void {
  let at = performance.now()
  for (const key of [...code, 'Enter']) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    Object.defineProperty(event, 'timeStamp', { value: (at += 5) })
    target.dispatchEvent(event)
  }
}

/** Presses Enter as a person does, with nothing focused. */
export const pressEnter = (): boolean =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))

/** The one big button. */
export const bigButton = (): Promise<HTMLElement> => screen.findByTestId('primary-action')
