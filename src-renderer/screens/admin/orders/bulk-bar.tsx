import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { BULK_LIMIT, type BulkAction } from '../../../../src-shared/cloud-contract/desk.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import css from './bulk-bar.module.css'
import { BULK_WORDS } from './bulk-words.ts'
import { facetsOf, type OrderSearch } from './order-filter.ts'
import type { Picked } from './use-picked.ts'

interface BulkBarProps {
  picked: Picked
  search: OrderSearch
  /** How many the filter finds, in words. */
  found: string
  onAct: (kind: BulkAction['kind']) => void
}

const KINDS = ['deliver', 'note', 'hold', 'release', 'cancel'] as const

/** What can be done with the picked orders. Its place is always there, so that nothing moves when the first one is picked. */
export function BulkBar({ picked, search, found, onAct }: BulkBarProps) {
  const queries = useCloudQueries()
  const count = picked.orders.size
  const findAll = useMutation({
    mutationFn: () => queries.desk.find.call(facetsOf(search)),
    onSuccess: ({ orders }) => picked.set(orders),
  })
  const cut = findAll.data?.more && count === BULK_LIMIT
  return (
    <div className={css['bar']} role="toolbar" aria-label="Picked orders" data-testid="bulk-bar">
      <span className={css['count']} role="status">
        {count === 0 ? 'None picked' : `${count.toLocaleString('en')} picked`}
        {cut && `, the first of more`}
        {findAll.error && ` ${sentenceOf(findAll.error)}`}
      </span>
      <Button
        variant="subtle"
        size="compact-sm"
        loading={findAll.isPending}
        onClick={() => findAll.mutate()}
        data-testid="pick-all"
      >
        Pick all {found}
      </Button>
      {count > 0 && (
        <>
          {KINDS.map((kind) => (
            <Button
              key={kind}
              variant="default"
              size="compact-sm"
              leftSection={<Icon name={BULK_WORDS[kind].icon} size={16} />}
              onClick={() => onAct(kind)}
              data-testid={`bulk-${kind}`}
            >
              {BULK_WORDS[kind].title}
            </Button>
          ))}
          <Button variant="subtle" color="gray" size="compact-sm" onClick={picked.clear}>
            Clear
          </Button>
        </>
      )}
    </div>
  )
}
