import { SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MailSection, SectionContent } from '../../../../src-shared/cloud-contract/store-settings.ts'
import type { SampleOrder } from '../../../../src-shared/print/sample-orders.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { mailPicture } from './mail-picture.ts'
import { SampleChips } from './sample-chips.tsx'
import css from './store.module.css'

interface MailPreviewProps {
  section: MailSection
  title: string
  content: SectionContent[MailSection]
}

type Look = 'light' | 'dark' | 'text'
const LOOKS = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'text', label: 'Plain text' },
]
/** The cloud writes the mail: it is asked when typing pauses. */
const PAUSE = 250

/** A mail as it would be sent, in each of its looks, while its words are being written. */
export function MailPreview({ section, title, content }: MailPreviewProps) {
  const queries = useCloudQueries()
  const [sample, setSample] = useState<SampleOrder>('everyday')
  const [look, setLook] = useState<Look>('light')
  const [tried] = useDebouncedValue(content, PAUSE)
  const preview = useQuery({
    ...queries.storeSettings.previewMail.queryOptions({ input: { section, content: tried, sample } }),
    placeholderData: keepPreviousData,
    gcTime: 1000,
  })
  const mail = preview.data
  return (
    <aside className={css['preview']} aria-label={`Preview: ${title}`}>
      <SampleChips value={sample} onChange={setSample} />
      <SegmentedControl
        data={LOOKS}
        value={look}
        onChange={(wanted) => setLook(wanted as Look)}
        aria-label="How it looks"
      />
      {mail?.ok ? (
        <>
          <p className={css['subject']} dir="auto" data-testid="subject">
            {mail.subject}
          </p>
          <div className={css['sheetFrame']} data-mail tabIndex={0} role="region" aria-label="The mail">
            {look === 'text' ? (
              <pre className={css['plain']} dir="auto">
                {mail.text}
              </pre>
            ) : (
              <img className={css['mail']} src={mailPicture(mail.html, look === 'dark')} alt={mail.text} />
            )}
          </div>
        </>
      ) : (
        <p className={css['soft']} role="status">
          {preview.error
            ? sentenceOf(preview.error)
            : mail
              ? mail.problems.map(({ sentence }) => sentence).join(' ')
              : 'The mail appears here.'}
        </p>
      )}
    </aside>
  )
}
