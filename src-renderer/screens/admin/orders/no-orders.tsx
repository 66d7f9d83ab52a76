import { Button } from '@mantine/core'
import { EmptyState } from '../../../ui/empty-state.tsx'

/** What stands in place of rows: nothing has been ordered yet, or nothing fits. */
export function NoOrders({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered)
    return (
      <EmptyState icon="orders" title="No orders yet">
        Each order of the shop appears here the moment it is placed.
      </EmptyState>
    )
  return (
    <EmptyState
      icon="search"
      title="No order matches"
      action={
        <Button variant="default" onClick={onClear}>
          Show all orders
        </Button>
      }
    >
      Nothing fits these filters and this search together.
    </EmptyState>
  )
}
