import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ImportView } from '../../../../src-shared/cloud-contract/imports.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Chips, type Chip } from '../../../ui/chips.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Page } from '../../../ui/page.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Asked } from '../parts/asked.tsx'
import { ArticleList } from './article-list.tsx'
import { FindingList } from './finding-list.tsx'
import { ImportSide } from './import-side.tsx'
import { IMPORT_LOOK } from './import-words.ts'
import css from './imports.module.css'
import type { ImportsSearch } from './imports-search.ts'
import { FoundOrderList } from './found-order-list.tsx'

type Show = NonNullable<ImportsSearch['show']>

/** While it is being worked on it is looked at this often. */
const LIVE_EVERY_MS = 700

interface ImportPageProps {
  importId: string
  show: Show
  onShow: (show: Show) => void
  onBack: () => void
}

/** One import: what the file holds, what is wrong in it, which articles it wants; and what can be done. */
export function ImportPage({ importId, show, onShow, onBack }: ImportPageProps) {
  const queries = useCloudQueries()
  const query = useQuery({
    ...queries.imports.get.queryOptions({ input: { id: importId } }),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'checking' || data?.state === 'running' ? LIVE_EVERY_MS : false,
  })
  const { data } = query
  return (
    <Page
      title={data?.fileName ?? 'Import'}
      body="fill"
      aside={data && <StateBadge {...IMPORT_LOOK[data.state]} />}
      actions={
        <Button variant="default" leftSection={<Icon name="left" size={18} />} onClick={onBack}>
          All imports
        </Button>
      }
    >
      <Asked query={query} what="This import" shape="page">
        {(view) => (
          <div className={css['page']}>
            <div className={css['main']}>
              <Chips label="What to look at" chips={chipsOf(view)} value={show} onChange={onShow} />
              {show === 'orders' && <FoundOrderList view={view} />}
              {show === 'articles' && <ArticleList view={view} />}
              {show === 'rows' && <FindingList view={view} />}
            </div>
            <ImportSide view={view} />
          </div>
        )}
      </Asked>
    </Page>
  )
}

const chipsOf = ({ counts, unmatched, findings }: ImportView): Chip<Show>[] => [
  {
    value: 'orders',
    label: 'Orders',
    icon: 'orders',
    count: Object.values(counts).reduce((sum, count) => sum + count, 0),
  },
  { value: 'articles', label: 'Articles without a match', icon: 'products', count: unmatched, tone: 'needs' },
  { value: 'rows', label: 'Rows to look at', icon: 'problem', count: findings, tone: 'stop' },
]
