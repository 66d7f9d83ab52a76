import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Happened } from '../../../ui/happened.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { DifferencesTable } from './differences-table.tsx'
import { differences } from './merge.ts'
import css from './store.module.css'
import type { Section } from './use-section.ts'

/** Somebody saved the same part meanwhile: both are shown, and a person chooses. */
export function ConflictPanel({ section }: { section: Section<object> }) {
  const { other, base, value, busy, saveOnTop, discard } = section
  const top = useRef<HTMLDivElement>(null)
  const version = other?.version
  useEffect(() => {
    if (version !== undefined) top.current?.focus()
  }, [version])
  if (!other) return null
  return (
    <div ref={top} tabIndex={-1} role="alert" className={css['conflict']} data-testid="conflict">
      <p className={css['conflictHead']}>
        <Icon name="problem" size={20} />
        <span>
          <bdi>{other.savedBy ?? 'Somebody'}</bdi> saved this meanwhile
          {other.savedAt && (
            <>
              , <Happened at={other.savedAt} />
            </>
          )}
          . Nothing was written over; what you typed is still here.
        </span>
      </p>
      <DifferencesTable
        label="Both versions"
        heads={['Before', 'Theirs', 'Yours']}
        rows={differences(base, other.content, value)}
      />
      <div className={css['buttons']}>
        <Button variant="default" onClick={discard} disabled={busy}>
          Take theirs
        </Button>
        <Button onClick={saveOnTop} loading={busy}>
          Save my changes on top
        </Button>
      </div>
    </div>
  )
}
