import { Button } from '@mantine/core'
import { EmptyState } from '../../../ui/empty-state.tsx'

/** Nothing fits the filters and the search: says so, and takes them away. */
export function NoMatch({ title, all, onClear }: { title: string; all: string; onClear: () => void }) {
  return (
    <EmptyState
      icon="search"
      title={title}
      action={
        <Button variant="default" onClick={onClear}>
          {all}
        </Button>
      }
    >
      Nothing fits this filter and this search together.
    </EmptyState>
  )
}
