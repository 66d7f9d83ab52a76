import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { z } from 'zod'
import { queueFilter } from '../../src-shared/station-contract/bench.ts'
import { workSlice } from '../../src-shared/cloud-contract/makers/work.ts'
import { makerStatus } from '../../src-shared/maker/profile.ts'
import { auditSearch } from '../screens/admin/audit/audit-search.ts'
import { readOrderSearch } from '../screens/admin/orders/order-filter.ts'
import { importsSearch } from '../screens/admin/imports/imports-search.ts'
import { peopleSearch } from '../screens/admin/people/people-search.ts'
import { productsSearch } from '../screens/admin/products/products-search.ts'
import { stationsSearch } from '../screens/admin/stations/stations-search.ts'
import { ErrorState, sentenceOf } from '../ui/error-state.tsx'
import { LoadingShape } from '../ui/loading-shape.tsx'
import { FirstPage } from './first-page.tsx'
import { Gate } from './gate.tsx'
import { NotFound } from './not-found.tsx'

const root = createRootRoute({ component: Gate, notFoundComponent: NotFound })

const start = createRoute({ getParentRoute: () => root, path: '/', component: FirstPage })

const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  validateSearch: z.object({
    filter: queueFilter.optional().catch(undefined),
    search: z.string().max(200).optional().catch(undefined),
    row: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../screens/bench/queue/queue-screen.tsx'), 'QueueScreen'),
})
const packNothing = createRoute({
  getParentRoute: () => root,
  path: '/pack',
  component: lazyRouteComponent(
    () => import('../screens/bench/pack/pack-nothing-screen.tsx'),
    'PackNothingScreen',
  ),
})
const pack = createRoute({
  getParentRoute: () => root,
  path: '/pack/$fulfillmentId',
  component: lazyRouteComponent(() => import('../screens/bench/pack/pack-screen.tsx'), 'PackScreen'),
})
const fulfillment = createRoute({
  getParentRoute: () => root,
  path: '/fulfilments/$fulfillmentId',
  component: lazyRouteComponent(
    () => import('../screens/bench/fulfilment/fulfilment-screen.tsx'),
    'FulfilmentScreen',
  ),
})
const print = createRoute({
  getParentRoute: () => root,
  path: '/print',
  component: lazyRouteComponent(() => import('../screens/bench/print/print-screen.tsx'), 'PrintScreen'),
})
const files = createRoute({
  getParentRoute: () => root,
  path: '/files',
  component: lazyRouteComponent(() => import('../screens/bench/files/files-screen.tsx'), 'FilesScreen'),
})
const sync = createRoute({
  getParentRoute: () => root,
  path: '/sync',
  component: lazyRouteComponent(() => import('../screens/bench/sync/sync-screen.tsx'), 'SyncScreen'),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../screens/settings/settings-screen.tsx'), 'SettingsScreen'),
})

const overview = createRoute({
  getParentRoute: () => root,
  path: '/overview',
  component: lazyRouteComponent(
    () => import('../screens/admin/overview/overview-screen.tsx'),
    'OverviewScreen',
  ),
})
const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  validateSearch: readOrderSearch,
  component: lazyRouteComponent(() => import('../screens/admin/orders/orders-screen.tsx'), 'OrdersScreen'),
})
const order = createRoute({
  getParentRoute: () => root,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('../screens/admin/orders/order-screen.tsx'), 'OrderScreen'),
})
const products = createRoute({
  getParentRoute: () => root,
  path: '/products',
  validateSearch: productsSearch,
  component: lazyRouteComponent(
    () => import('../screens/admin/products/products-screen.tsx'),
    'ProductsScreen',
  ),
})
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('../screens/admin/people/people-screen.tsx'), 'PeopleScreen'),
})
const stations = createRoute({
  getParentRoute: () => root,
  path: '/stations',
  validateSearch: stationsSearch,
  component: lazyRouteComponent(
    () => import('../screens/admin/stations/stations-screen.tsx'),
    'StationsScreen',
  ),
})
const makers = createRoute({
  getParentRoute: () => root,
  path: '/makers',
  validateSearch: z.object({
    search: z.string().max(200).optional().catch(undefined),
    row: z.uuid().optional().catch(undefined),
    status: makerStatus.optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../screens/admin/makers/makers-screen.tsx'), 'MakersScreen'),
})
const work = createRoute({
  getParentRoute: () => root,
  path: '/work',
  validateSearch: z.object({
    search: z.string().max(200).optional().catch(undefined),
    row: z.uuid().optional().catch(undefined),
    slice: workSlice.or(z.literal('all')).optional().catch(undefined),
    makerId: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../screens/admin/work/work-screen.tsx'), 'WorkScreen'),
})
const payouts = createRoute({
  getParentRoute: () => root,
  path: '/payouts',
  validateSearch: z.object({
    search: z.string().max(200).optional().catch(undefined),
    tab: z.enum(['pay', 'batches', 'decisions']).optional().catch(undefined),
    row: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../screens/admin/payouts/payouts-screen.tsx'), 'PayoutsScreen'),
})
const auditLog = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../screens/admin/audit/audit-screen.tsx'), 'AuditScreen'),
})
const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  validateSearch: importsSearch,
  component: lazyRouteComponent(() => import('../screens/admin/imports/imports-screen.tsx'), 'ImportsScreen'),
})
const storeSettings = createRoute({
  getParentRoute: () => root,
  path: '/store',
  component: lazyRouteComponent(() => import('../screens/admin/store/store-screen.tsx'), 'StoreScreen'),
})
const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
  validateSearch: z.object({
    filter: queueFilter.optional().catch(undefined),
    search: z.string().max(200).optional().catch(undefined),
    row: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../screens/maker/jobs/jobs-screen.tsx'), 'JobsScreen'),
})
const job = createRoute({
  getParentRoute: () => root,
  path: '/jobs/$fulfillmentId',
  component: lazyRouteComponent(() => import('../screens/maker/job/job-screen.tsx'), 'JobScreen'),
})
const earnings = createRoute({
  getParentRoute: () => root,
  path: '/earnings',
  component: lazyRouteComponent(
    () => import('../screens/maker/earnings/earnings-screen.tsx'),
    'EarningsScreen',
  ),
})
const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  component: lazyRouteComponent(() => import('../screens/maker/inbox/inbox-screen.tsx'), 'InboxScreen'),
})

const routeTree = root.addChildren([
  start,
  queue,
  packNothing,
  pack,
  fulfillment,
  print,
  files,
  sync,
  settings,
  overview,
  orders,
  order,
  products,
  people,
  stations,
  makers,
  work,
  payouts,
  auditLog,
  imports,
  storeSettings,
  jobs,
  job,
  earnings,
  inbox,
])

/** All pages. The address is kept behind `#`, so that every host serves one file. */
export const newRouter = () =>
  createRouter({
    routeTree,
    history: createHashHistory(),
    defaultPendingComponent: () => <LoadingShape shape="page" />,
    defaultPendingMs: 0,
    defaultErrorComponent: ({ error, reset }) => (
      <ErrorState title="This page could not be shown" onRetry={reset}>
        {`${sentenceOf(error)} Nothing that you did is lost.`}
      </ErrorState>
    ),
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}
