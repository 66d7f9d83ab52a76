import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { fulfillmentId } from '../../../../src-shared/ids/ids.ts'
import { useStation, useStationQueries } from '../../../station/station-context.tsx'
import { usePerson } from '../../../station/status.ts'
import { useAct } from '../../../station/use-act.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { LoadingShape } from '../../../ui/loading-shape.tsx'
import { Page } from '../../../ui/page.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { AddressBlock } from '../../parts/address-block.tsx'
import { Due } from '../../parts/due.tsx'
import { Flags } from '../../parts/flags.tsx'
import { FulfilmentBadge } from '../../parts/fulfilment-badge.tsx'
import { ParcelList } from '../../parts/parcel-list.tsx'
import { happeningsOf, Timeline } from '../../parts/timeline.tsx'
import { OneMoreParcel } from '../pack/one-more-parcel.tsx'
import css from './fulfilment.module.css'
import { FilesPanel } from './files-panel.tsx'
import { ItemsPanel } from './items-panel.tsx'
import { NotesPanel } from './notes-panel.tsx'
import { PapersPanel } from './papers-panel.tsx'
import { UnsentPanel } from './unsent-panel.tsx'

/** Everything about one fulfilment. */
export function FulfilmentScreen() {
  const id = fulfillmentId.safeParse(useParams({ from: '/fulfilments/$fulfillmentId' }).fulfillmentId)
  const queries = useStationQueries()
  const station = useStation()
  const act = useAct()
  const maker = usePerson()?.role === 'maker'
  const view = useQuery({
    ...queries.bench.view.queryOptions({ input: { fulfillmentId: id.data! } }),
    enabled: id.success,
  })
  // For a maker a fulfilment is a job, with a sheet of its own.
  if (maker && id.success)
    return <Navigate to="/jobs/$fulfillmentId" params={{ fulfillmentId: id.data }} replace />
  if (id.success && view.isPending) return <LoadingShape shape="page" count={5} />
  if (!view.data)
    return (
      <EmptyState icon="orders" wholePage title="This order is not with this station">
        It was moved or taken back.
      </EmptyState>
    )
  const { doc, overdue, waiting } = view.data
  const pieces = doc.items.reduce((sum, item) => sum + item.quantity, 0)
  const packed = doc.items.reduce((sum, item) => sum + item.packed, 0)
  return (
    <Page
      title={doc.order.number}
      aside={
        <>
          <FulfilmentBadge row={{ ...doc, pieces, packed }} />
          {doc.endedAt === null && <Due at={doc.dueAt} overdue={overdue} />}
        </>
      }
      actions={
        doc.endedAt === null && (
          <Button
            component={Link}
            to={`/pack/${doc.id}`}
            size="md"
            leftSection={<Icon name="box" size={18} />}
          >
            Pack
          </Button>
        )
      }
    >
      <div className={css['columns']}>
        <div className={css['column']}>
          <Flags doc={doc} />
          <ItemsPanel items={doc.items} />
          <FilesPanel fulfillmentId={doc.id} />
          <PapersPanel doc={doc} />
        </div>
        <div className={css['column']}>
          <Panel title="Ship to">
            {doc.shipTo ? <AddressBlock to={doc.shipTo} /> : <p>Nothing to send: it is collected.</p>}
          </Panel>
          {doc.parcels.length > 0 && (
            <Panel
              title="Parcels"
              actions={
                <OneMoreParcel
                  doc={doc}
                  size="sm"
                  onAdd={(parcel) => act(station.bench.addParcel({ fulfillmentId: doc.id, parcel }))}
                />
              }
            >
              <ParcelList parcels={doc.parcels} />
            </Panel>
          )}
          {waiting.length > 0 && <UnsentPanel waiting={waiting} />}
          <NotesPanel doc={doc} />
          <Panel title="Timeline">
            <Timeline happenings={happeningsOf(doc.timeline)} />
          </Panel>
        </div>
      </div>
    </Page>
  )
}
