import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Overview } from './overview.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Page } from '../../../ui/page.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Asked } from '../parts/asked.tsx'
import { FactoryTable } from './factory-table.tsx'
import css from './overview.module.css'
import { ParcelsPerDay } from './parcels-per-day.tsx'
import { StatusRoad } from './status-road.tsx'
import { Tiles } from './tiles.tsx'

const FRESH_EVERY_MS = 15_000

/** How the store stands: what needs somebody, how far the orders are, and how the factories do. */
export function OverviewScreen() {
  const queries = useCloudQueries()
  const overview = useQuery({ ...queries.orders.overview.queryOptions(), refetchInterval: FRESH_EVERY_MS })
  return (
    <Page title="Overview">
      <Asked query={overview} what="The overview" shape="cards">
        {(data) => (isUntouched(data) ? <NothingYet /> : <Standing overview={data} />)}
      </Asked>
    </Page>
  )
}

const isUntouched = (data: Overview): boolean => Object.values(data.byStatus).every((count) => count === 0)

function NothingYet() {
  const products = (
    <Button
      renderRoot={(props) => <Link {...props} to="/products" />}
      leftSection={<Icon name="products" size={18} />}
    >
      Publish a product
    </Button>
  )
  return (
    <EmptyState icon="orders" title="No orders yet" action={products}>
      As soon as somebody buys in the shop, the order appears here and on the bench of its factory.
    </EmptyState>
  )
}

function Standing({ overview }: { overview: Overview }) {
  return (
    <div className={css['overview']}>
      <Tiles overview={overview} />
      <Panel title="Orders by status">
        <StatusRoad byStatus={overview.byStatus} />
      </Panel>
      <div className={css['halves']}>
        <Panel title="Factories" flush>
          <FactoryTable factories={overview.byFactory} />
        </Panel>
        <Panel title="Parcels per day">
          <ParcelsPerDay days={overview.shippedByDay} />
        </Panel>
      </div>
    </div>
  )
}
