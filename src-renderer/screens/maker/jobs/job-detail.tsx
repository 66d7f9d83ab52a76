import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FulfillmentId } from '../../../../src-shared/ids/ids.ts'
import { useStationQueries } from '../../../station/station-context.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { LoadingShape } from '../../../ui/loading-shape.tsx'
import { saySize } from '../../../ui/say-size.ts'
import { Due } from '../../parts/due.tsx'
import { Flags } from '../../parts/flags.tsx'
import { ItemPicture } from '../../parts/item-picture.tsx'
import { JobBadge } from '../parts/job-badge.tsx'
import { fileKindWords } from '../preview/preview-kind.ts'
import css from './jobs.module.css'

/** One job of the board: enough to decide whether to do it next. */
export function JobDetail({ fulfillmentId }: { fulfillmentId: FulfillmentId }) {
  const queries = useStationQueries()
  const view = useQuery(queries.bench.view.queryOptions({ input: { fulfillmentId } }))
  if (view.isPending) return <LoadingShape />
  if (!view.data) return <EmptyState icon="orders" title="This job is no longer with you" />
  const { doc, overdue } = view.data
  return (
    <div className={css['detail']} data-testid="job-detail">
      <header className={css['head']}>
        <span className={css['facts']}>
          <JobBadge job={doc} />
          {doc.endedAt === null && <Due at={doc.dueAt} overdue={overdue} />}
        </span>
        <h2 className={css['number']}>{doc.order.number}</h2>
      </header>
      <Flags doc={doc} />
      <ul className={css['items']}>
        {doc.items.map((item) => (
          <li key={item.id} className={css['item']}>
            <ItemPicture src={item.picture} size={56} />
            <div>
              <bdi className={css['title']}>{item.title}</bdi>
              <div className={css['soft']}>{item.variant}</div>
              <div className={css['soft']}>
                {item.specs.map((spec) => `${spec.name} ${spec.value}`).join(' · ')}
              </div>
            </div>
            <span className={css['count']} data-figures>{`${item.quantity} ×`}</span>
          </li>
        ))}
      </ul>
      <ul className={css['files']} aria-label="Print files">
        {doc.printFiles.map((file) => (
          <li key={file.id} className={css['file']}>
            <Icon name="file" size={17} />
            <bdi className={css['fileName']}>{file.name}</bdi>
            <span className={css['soft']}>{`${fileKindWords(file)}, ${saySize(file.bytes)}`}</span>
          </li>
        ))}
      </ul>
      <footer className={css['foot']}>
        <Button component={Link} to={`/jobs/${doc.id}`} size="md">
          Open the job
        </Button>
      </footer>
    </div>
  )
}
