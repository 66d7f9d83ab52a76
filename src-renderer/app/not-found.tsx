import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/empty-state.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <EmptyState
      icon="route"
      title="There is no such page"
      action={
        <Button component={Link} to="/queue">
          To the queue
        </Button>
      }
    >
      The address may be from another version.
    </EmptyState>
  )
}
