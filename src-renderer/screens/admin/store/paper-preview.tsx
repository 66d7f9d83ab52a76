import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SampleOrder } from '../../../../src-shared/print/sample-orders.ts'
import type { TemplateTrial } from '../../../../src-shared/station-contract/printing.ts'
import { useStationQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { asPicture } from './as-picture.ts'
import { SampleChips } from './sample-chips.tsx'
import css from './store.module.css'

interface PaperPreviewProps {
  kind: TemplateTrial['kind']
  title: string
  store: TemplateTrial['store']
}

/** How fast typing is followed, in milliseconds: the station draws in a few. */
const PAUSE = 80

/** A paper as this station would print it, while its template is being written. */
export function PaperPreview({ kind, title, store }: PaperPreviewProps) {
  const queries = useStationQueries()
  const [sample, setSample] = useState<SampleOrder>('everyday')
  const [tried] = useDebouncedValue(store, PAUSE)
  const preview = useQuery({
    ...queries.printing.tryTemplate.queryOptions({ input: { kind, sample, store: tried } }),
    placeholderData: keepPreviousData,
    gcTime: 1000,
  })
  return (
    <aside className={css['preview']} aria-label={`Preview: ${title}`}>
      <SampleChips value={sample} onChange={setSample} />
      <div className={css['sheetFrame']} tabIndex={0} role="region" aria-label="The sheet">
        {preview.data ? (
          <img
            className={css['sheet']}
            data-kind={kind}
            src={asPicture(preview.data.svg)}
            alt={`${title} of a made-up order`}
            data-testid="sheet"
          />
        ) : (
          <p className={css['soft']}>
            {preview.error ? sentenceOf(preview.error) : 'The sheet appears here.'}
          </p>
        )}
      </div>
    </aside>
  )
}
