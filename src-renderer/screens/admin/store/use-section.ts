import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  SECTIONS,
  type Saved,
  type SectionContent,
  type SectionName,
  type Versioned,
} from '../../../../src-shared/cloud-contract/store-settings.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { onTopOf } from './merge.ts'
import { sameValue } from './show-value.ts'

/** What is being written, and which version it began from. */
interface Draft<Content> {
  readonly content: Content
  readonly base: Content
  readonly basedOn: number
}

export interface Section<Content> {
  readonly value: Content
  /** What it began from. */
  readonly base: Content
  readonly unsaved: boolean
  readonly busy: boolean
  readonly trouble: string | null
  /** What somebody else saved meanwhile; null where nobody did. */
  readonly other: Versioned<Content> | null
  /** Why a field cannot be saved as it is. */
  problem(field: string): string | undefined
  readonly savable: boolean
  change(content: Content): void
  discard(): void
  save(): void
  /** My changes over what the other one saved. */
  saveOnTop(): void
  restore(version: number): Promise<boolean>
}

/** One part of the settings while it is edited: kept in the window until it is saved or let go. */
export function useSection<Name extends SectionName>(
  name: Name,
  current: Versioned<SectionContent[Name]>,
): Section<SectionContent[Name]> {
  type Content = SectionContent[Name]
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [draft, keep, forget] = useDraft<Draft<Content> | null>(`settings ${name}`, null)
  const [other, setOther] = useState<Versioned<Content> | null>(null)
  const heard = async (answer: Saved): Promise<void> => {
    if (answer.ok) forget()
    setOther(answer.ok ? null : (answer.current as Versioned<Content>))
    await cache.invalidateQueries({ queryKey: queries.storeSettings.key() })
  }
  const saving = useMutation({ ...queries.storeSettings.save.mutationOptions(), onSuccess: heard })
  const restoring = useMutation({ ...queries.storeSettings.restore.mutationOptions(), onSuccess: heard })
  const {
    content: value,
    base,
    basedOn,
  } = draft ?? {
    content: current.content,
    base: current.content,
    basedOn: current.version,
  }
  const read = SECTIONS[name].safeParse(value)
  const issues = read.success ? [] : read.error.issues
  const send = (version: number, content: Content): void =>
    saving.mutate({ section: name, basedOn: version, content } as Parameters<typeof saving.mutate>[0])
  const failure = saving.error ?? restoring.error

  return {
    value,
    base,
    other,
    unsaved: draft !== null && !sameValue(value, base),
    busy: saving.isPending || restoring.isPending,
    trouble: failure && sentenceOf(failure),
    problem: (field) => issues.find(({ path }) => path.join('.') === field || path[0] === field)?.message,
    savable: read.success,
    change: (content) => keep({ content, base, basedOn }),
    discard() {
      forget()
      setOther(null)
    },
    save: () => send(basedOn, value),
    saveOnTop: () => other && send(other.version, onTopOf(base, value, other.content)),
    restore: async (version) =>
      (await restoring.mutateAsync({ section: name, version, basedOn: current.version })).ok,
  }
}
