import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { useNextOrder } from './use-next-order.ts'

/** Nothing lies on the bench yet. */
export function PackNothingScreen() {
  const next = useNextOrder(null)
  return (
    <EmptyState
      icon="scan"
      wholePage
      title="Scan an order to pack it"
      action={
        next && (
          <Button
            component={Link}
            to={`/pack/${next.id}`}
            size="xl"
            mt="sm"
            leftSection={<Icon name="box" size={24} />}
            data-testid="pack-next"
          >
            {`Pack ${next.orderNumber}, due first`}
          </Button>
        )
      }
    >
      The code is on the order’s slip. No field needs to be chosen: the scanner is heard everywhere.
    </EmptyState>
  )
}
