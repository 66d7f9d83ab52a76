import { Button } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { SectionName, Versioned } from '../../../../src-shared/cloud-contract/store-settings.ts'
import { Happened } from '../../../ui/happened.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { ConflictPanel } from './conflict-panel.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import { SECTION_WORDS } from './section-words.ts'
import css from './store.module.css'
import type { Section } from './use-section.ts'

interface SectionEditorProps {
  name: SectionName
  current: Versioned<unknown>
  section: Section<object>
  /** The fields. */
  children: ReactNode
  /** What they look like together. */
  preview?: ReactNode
}

/** The frame around one part of the settings: who saved it last, its fields, what they look like, and saving. */
export function SectionEditor({ name, current, section, children, preview }: SectionEditorProps) {
  const [history, setHistory] = useState(false)
  const { title, lead } = SECTION_WORDS[name]
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (section.unsaved && section.savable && !section.other) section.save()
  }
  return (
    <section className={css['editor']} aria-label={title} data-testid={`section-${name}`}>
      <header className={css['editorHead']}>
        <div>
          <h2 className={css['editorTitle']}>{title}</h2>
          <p className={css['soft']}>{lead}</p>
        </div>
        <Button
          variant="subtle"
          leftSection={<Icon name="clock" size={18} />}
          onClick={() => setHistory(true)}
          data-testid="history"
        >
          {current.savedAt ? (
            <span>
              Version {current.version}, <bdi>{current.savedBy}</bdi>, <Happened at={current.savedAt} />
            </span>
          ) : (
            'Earlier versions'
          )}
        </Button>
      </header>
      <div className={css['columns']} data-preview={preview !== undefined}>
        <form className={css['form']} onSubmit={submit} aria-label={title}>
          <ConflictPanel section={section} />
          {children}
          <Trouble sentence={section.trouble} />
          <div className={`${css['buttons']} ${css['save']}`}>
            <span className={css['saveState']} role="status">
              {section.unsaved
                ? section.savable
                  ? 'Not saved yet'
                  : 'Something needs another look before it can be saved'
                : 'Saved'}
            </span>
            <Button variant="default" disabled={!section.unsaved || section.busy} onClick={section.discard}>
              Discard
            </Button>
            <Button
              type="submit"
              loading={section.busy}
              disabled={!section.unsaved || !section.savable || section.other !== null}
            >
              Save
            </Button>
          </div>
        </form>
        {preview}
      </div>
      {history && <HistoryDialog name={name} section={section} onClose={() => setHistory(false)} />}
    </section>
  )
}
