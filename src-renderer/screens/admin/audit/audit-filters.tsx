import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { auditSubject, type AuditSubject } from '../../../../src-shared/cloud-contract/audit.ts'
import { deviceId } from '../../../../src-shared/ids/ids.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { isFiltered, type AuditSearch } from './audit-search.ts'
import css from './audit.module.css'
import { kindWord, ROLES, SUBJECTS } from './entry-words.ts'

interface AuditFiltersProps {
  search: AuditSearch
  onChange: (search: AuditSearch) => void
}

/** Who, where, what, about what, and when. Each narrows the log further; an empty one lets everything through. */
export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const queries = useCloudQueries()
  const { data } = useQuery(queries.audit.choices.queryOptions())
  const set = (change: Partial<AuditSearch>): void => onChange({ ...search, ...change })
  const values = (data?.kinds ?? []).map(({ source, kind }) => `${source}:${kind}`)
  // A kind that the address asks for is shown as chosen, also before there is any of it.
  const kinds = [...new Set([...values, ...(search.kind ? [search.kind] : [])])]
    .map((value) => ({ value, label: wordOf(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'))
  const named = (rows: readonly { id: string; name: string }[] = []) =>
    rows.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className={css['filters']} role="group" aria-label="Filters">
      <Pick label="What happened" value={search.kind} choices={kinds} onPick={(kind) => set({ kind })} />
      <Pick
        label="About"
        value={search.subject}
        choices={auditSubject.options.map((value) => ({ value, label: SUBJECTS[value].word }))}
        onPick={(subject) => set({ subject: subject as AuditSubject | undefined, subjectId: undefined })}
      />
      <Pick
        label="Who"
        value={search.personId}
        choices={named(data?.people)}
        onPick={(personId) => set({ personId })}
      />
      <Pick label="Role" value={search.role} choices={ROLES} onPick={(role) => set({ role })} />
      <Pick
        label="Station"
        value={search.stationId}
        choices={named(data?.stations)}
        onPick={(id) => set({ stationId: id === undefined ? undefined : deviceId.parse(id) })}
      />
      <Day label="From" value={search.from} onPick={(from) => set({ from })} />
      <Day label="To" value={search.to} onPick={(to) => set({ to })} />
      <Button
        variant="subtle"
        size="sm"
        className={css['clear']}
        disabled={!isFiltered(search)}
        onClick={() => onChange({})}
      >
        Clear
      </Button>
    </div>
  )
}

const wordOf = (value: string): string =>
  value.startsWith('office:')
    ? kindWord('office', value.slice(7))
    : kindWord('order', value.replace(/^order:/, ''))

interface PickProps {
  label: string
  value: string | undefined
  choices: readonly { value: string; label: string }[]
  onPick: (value: string | undefined) => void
}

/** As many as a list shows at once; typing finds the others. */
const SHOWN = 100

function Pick({ label, value, choices, onPick }: PickProps) {
  return (
    <Select
      label={label}
      placeholder="All"
      size="sm"
      data={[...choices]}
      value={value ?? null}
      onChange={(picked) => onPick(picked ?? undefined)}
      searchable
      clearable
      limit={SHOWN}
      nothingFoundMessage="Nothing like that"
      clearButtonProps={{ 'aria-label': `Any: ${label}` }}
    />
  )
}

function Day({
  label,
  value,
  onPick,
}: {
  label: string
  value: string | undefined
  onPick: (day: string | undefined) => void
}) {
  return (
    <TextInput
      type="date"
      label={label}
      size="sm"
      value={value ?? ''}
      onChange={(event) => onPick(event.currentTarget.value || undefined)}
    />
  )
}
