import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
  type AnyRouter,
  type RouteComponent,
} from '@tanstack/react-router'
import { cleanup, configure, render } from '@testing-library/react'
import { newQueryClient } from '../../src-renderer/station/query-client.ts'
import { StationProvider } from '../../src-renderer/station/station-context.tsx'
import type { StationLink } from '../../src-renderer/station/link.ts'
import { theme } from '../../src-renderer/styles/theme.ts'
import { rasterizeText } from '../../src-main/printing/rasterize-text.ts'
import { tryTemplate } from '../../src-main/printing/try-template.ts'
import type { TemplateTrial } from '../../src-shared/station-contract/printing.ts'
import { windowCloud, type WindowCloud } from './window-cloud.ts'

/** The moment at which tests of the office happen. */
export const OFFICE_TIME = Date.parse('2026-11-21T09:00:00.000Z')

/** How long a condition is waited for on a machine that is busy with other tests. */
const PATIENCE_MS = 8000

/** A window of the office under test. */
export interface AdminWindow {
  cloud: WindowCloud
  router: AnyRouter
  /** The calls that reached the cloud, as `orders.ship`. */
  calls: string[]
  /** Cuts the station off from the cloud, or joins them again. */
  offline(cut: boolean): void
  close(): void
}

/** Shows some screens of the office at `address`, on a cloud in memory. Every answer is a copy, as over a wire. */
export function openAdminWindow(address: string, screens: Record<string, RouteComponent>): AdminWindow {
  giveElementsASize()
  configure({ asyncUtilTimeout: PATIENCE_MS })
  const cloud = windowCloud({ now: () => OFFICE_TIME })
  const calls: string[] = []
  let cut = false
  const ask = async (path: readonly string[], input: unknown): Promise<unknown> => {
    if (path.join('.') === 'printing.tryTemplate') return tryTemplate(input as TemplateTrial, rasterizeText)
    if (path[0] !== 'cloud') return status(cloud)
    const { path: cloudPath, input: cloudInput } = input as { path: string[]; input: unknown }
    calls.push(cloudPath.join('.'))
    if (cut)
      return {
        ok: false,
        code: 'offline',
        sentence: 'The office cannot be reached. Work at the bench goes on.',
      }
    return JSON.parse(JSON.stringify(await cloud.ask(cloudPath, cloudInput)))
  }
  const link: StationLink = { link: { call: ask }, connected: () => true, onChange: () => () => undefined }
  const router = routed(address, screens)
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={newQueryClient()}>
        <StationProvider link={link}>
          <RouterProvider router={router as never} />
        </StationProvider>
      </QueryClientProvider>
    </MantineProvider>,
  )
  return { cloud, router, calls, offline: (wanted) => (cut = wanted), close: cleanup }
}

function routed(address: string, screens: Record<string, RouteComponent>): AnyRouter {
  const root = createRootRoute({ component: Outlet })
  const routes = Object.entries(screens).map(([path, component]) =>
    createRoute({ getParentRoute: () => root, path, component }),
  )
  return createRouter({
    routeTree: root.addChildren(routes),
    history: createMemoryHistory({ initialEntries: [address] }),
  })
}

/** Lists draw only the rows in sight, and nothing is in sight in a pretended window without a size. */
function giveElementsASize(): void {
  for (const [side, pixels] of [
    ['clientHeight', 800],
    ['clientWidth', 1280],
  ] as const)
    Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => pixels })
}

function status(cloud: WindowCloud): unknown {
  const [olga] = cloud.store.office.people
  return {
    version: '0.1.0',
    enrolment: null,
    person: { id: olga!.id, name: olga!.name, role: 'admin', permissions: olga!.permissions, hasPin: true },
    sync: {
      state: 'online',
      since: new Date(OFFICE_TIME).toISOString(),
      lastHeard: null,
      waiting: 0,
      refusals: 0,
      bootstrap: null,
      repairs: 0,
      trouble: null,
    },
    printers: [],
    nextDue: null,
    time: new Date(OFFICE_TIME).toISOString(),
  }
}
