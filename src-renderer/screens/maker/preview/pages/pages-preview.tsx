import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type KeyboardEvent } from 'react'
import { Facts } from '../../../../ui/facts.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { LoadingShape } from '../../../../ui/loading-shape.tsx'
import { Notice } from '../../../parts/notice.tsx'
import css from '../picture/picture.module.css'
import type { PreviewProps } from '../preview-props.ts'
import { openPages, type Pages } from './open-pages.ts'
import { PagePicture, pageSizeMm } from './page-picture.tsx'

const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** The PDF while it is looked at; its thread ends with the look. */
function usePages(bytes: Uint8Array<ArrayBuffer>) {
  const [state, setState] = useState<{ pages: Pages | null; trouble: string | null }>({
    pages: null,
    trouble: null,
  })
  useEffect(() => {
    let gone = false
    let open: Pages | null = null
    openPages(bytes).then(
      (pages) => {
        if (gone) return pages.close()
        open = pages
        setState({ pages, trouble: null })
      },
      (error: unknown) => void (gone || setState({ pages: null, trouble: sentenceOf(error) })),
    )
    return () => {
      gone = true
      open?.close()
    }
  }, [bytes])
  return state
}

/** A PDF, page by page, with how large each is on paper. */
export function PagesPreview({ file, bytes }: PreviewProps) {
  const { pages, trouble } = usePages(bytes)
  const [number, setNumber] = useState(1)
  const [whole, setWhole] = useState(true)
  const page = useQuery({
    queryKey: ['print-file', 'page', file.id, pages?.pdf.fingerprints[0], number],
    queryFn: () => pages!.pdf.getPage(number),
    enabled: pages !== null,
    gcTime: 0,
    staleTime: Infinity,
    structuralSharing: false,
    retry: false,
  })
  if (trouble) return <Notice tone="stop" icon="problem" title={trouble} />
  if (!pages) return <LoadingShape />
  const of = pages.pdf.numPages
  const turn = (by: number): void => setNumber((before) => Math.min(of, Math.max(1, before + by)))
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { PageDown: 1, PageUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined || (!whole && event.key.startsWith('Arrow'))) return
    event.preventDefault()
    turn(by)
  }
  const size = page.data && pageSizeMm(page.data)
  return (
    <>
      <div className={css['tools']} role="group" aria-label="Pages and zoom">
        <button
          type="button"
          className={css['tool']}
          aria-label="Page before"
          disabled={number === 1}
          onClick={() => turn(-1)}
        >
          <Icon name="left" size={16} />
        </button>
        <span className={css['where']} role="status" data-testid="page-of">{`Page ${number} of ${of}`}</span>
        <button
          type="button"
          className={css['tool']}
          aria-label="Next page"
          disabled={number === of}
          onClick={() => turn(1)}
        >
          <Icon name="right" size={16} />
        </button>
        <button type="button" className={css['tool']} aria-pressed={whole} onClick={() => setWhole(true)}>
          Whole
        </button>
        <button type="button" className={css['tool']} aria-pressed={!whole} onClick={() => setWhole(false)}>
          100 %
        </button>
      </div>
      <div
        className={`${css['frame']} ${css['plain']}`}
        tabIndex={0}
        role="application"
        aria-label={`${file.name}, pages`}
        onKeyDown={onKeyDown}
      >
        {page.data && (
          <PagePicture key={number} page={page.data} whole={whole} label={`Page ${number} of ${file.name}`} />
        )}
        {page.error && <Notice tone="stop" icon="problem" title="This page cannot be read." />}
      </div>
      <div className={css['facts']}>
        <Facts
          facts={[
            ['Pages', String(of)],
            ['Page size', size ? `${figures.format(size.width)} × ${figures.format(size.height)} mm` : '…'],
          ]}
        />
      </div>
    </>
  )
}
