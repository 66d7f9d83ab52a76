import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useStationQueries } from '../../../station/station-context.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { LoadingShape } from '../../../ui/loading-shape.tsx'
import { Page } from '../../../ui/page.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { saySize } from '../../../ui/say-size.ts'
import { FileRow } from './file-row.tsx'
import css from './files.module.css'
import { useFileActions } from './use-file-actions.ts'

/** Print files of the work at this station. */
export function FilesScreen() {
  const queries = useStationQueries()
  const actions = useFileActions()
  const [search, setSearch] = useState('')
  const files = useQuery({
    ...queries.files.list.queryOptions({ input: { search } }),
    placeholderData: keepPreviousData,
  })
  const rows = files.data ?? []
  const here = rows.filter((row) => row.state === 'ready')
  return (
    <Page
      title="Files"
      aside={
        rows.length > 0 &&
        `${here.length} of ${rows.length} are here, ${saySize(here.reduce((sum, row) => sum + row.file.bytes, 0))}`
      }
      actions={
        <>
          <span className={css['soft']} role="status">
            {actions.said}
          </span>
          <TextInput
            className={css['search']}
            aria-label="Search files"
            placeholder="File name or order"
            leftSection={<Icon name="search" size={18} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </>
      }
    >
      {files.error ? (
        <ErrorState title="The files could not be listed" onRetry={() => void files.refetch()}>
          {`${files.error.message} Files that are here stay here.`}
        </ErrorState>
      ) : files.isPending ? (
        <LoadingShape />
      ) : rows.length === 0 ? (
        <EmptyState icon="file" title={search ? `No file matches “${search}”` : 'No print files yet'}>
          {search
            ? 'Try the order number.'
            : 'Artwork and 3D parts of open orders are listed here and fetched before they are needed.'}
        </EmptyState>
      ) : (
        <Panel flush>
          <ul className={css['list']} aria-label="Print files">
            {rows.map((row) => (
              <FileRow key={row.file.id} row={row} actions={actions} />
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  )
}
