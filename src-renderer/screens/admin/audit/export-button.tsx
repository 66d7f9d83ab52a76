import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { When } from '../../../ui/when.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { filterOf, type AuditSearch } from './audit-search.ts'
import css from './audit.module.css'

/** The found entries as CSV. The link lives ten minutes, so it is asked for when it is wanted, and belongs to these filters. */
export function ExportButton({ search: { row: _, ...search } }: { search: AuditSearch }) {
  const queries = useCloudQueries()
  const link = useMutation({
    ...queries.audit.exportLink.mutationOptions(),
    onSuccess: ({ url }) => void window.open(url, '_blank', 'noopener'),
  })
  const asked = JSON.stringify(filterOf(search))
  const isThis = link.data !== undefined && JSON.stringify(link.variables) === asked
  return (
    <span className={css['export']}>
      {link.error && <Trouble sentence={sentenceOf(link.error)} />}
      {isThis ? (
        <a href={link.data.url} target="_blank" rel="noopener noreferrer" data-testid="export-link">
          Save the CSV, good until <When at={link.data.expiresAt} />
        </a>
      ) : (
        <Button
          variant="default"
          leftSection={<Icon name="download" size={18} />}
          loading={link.isPending}
          onClick={() => link.mutate(filterOf(search))}
          data-testid="export"
        >
          Export
        </Button>
      )}
    </span>
  )
}
