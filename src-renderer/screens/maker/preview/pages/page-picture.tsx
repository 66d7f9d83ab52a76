import type { PDFPageProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import css from '../picture/picture.module.css'

/** Points per millimetre and back: 72 points are an inch. */
const MM_PER_POINT = 25.4 / 72
/** At 100 % an inch of paper has this many pixels of the window. */
const PX_PER_INCH = 96
/** More dots than a canvas should have. */
const MOST_DOTS = 24_000_000

/** The size of a page as it is read, in millimetres. */
export const pageSizeMm = (page: PDFPageProxy): { width: number; height: number } => {
  const { width, height } = page.getViewport({ scale: 1 })
  return { width: width * MM_PER_POINT, height: height * MM_PER_POINT }
}

interface PagePictureProps {
  page: PDFPageProxy
  /** Fits the frame, or as large as on paper. */
  whole: boolean
  label: string
}

/** One page of a PDF, drawn as sharp as the screen. */
export function PagePicture({ page, whole, label }: PagePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const place = canvas.current
    const frame = place?.parentElement
    if (!place || !frame) return
    const paper = page.getViewport({ scale: 1 })
    const shown = whole
      ? Math.min((frame.clientWidth - 24) / paper.width, (frame.clientHeight - 24) / paper.height)
      : PX_PER_INCH / 72
    const sharp = Math.min(
      window.devicePixelRatio,
      Math.sqrt(MOST_DOTS / (paper.width * paper.height)) / shown,
    )
    const viewport = page.getViewport({ scale: shown * sharp })
    place.width = Math.floor(viewport.width)
    place.height = Math.floor(viewport.height)
    place.style.width = `${paper.width * shown}px`
    place.style.height = `${paper.height * shown}px`
    const drawing = page.render({ canvas: place, viewport })
    drawing.promise.catch((error: unknown) => {
      if (!(error instanceof Error && error.name === 'RenderingCancelledException')) setFailed(true)
    })
    return () => drawing.cancel()
  }, [page, whole])
  return (
    <>
      <canvas ref={canvas} className={css['page']} role="img" aria-label={label} data-testid="pdf-page" />
      {failed && <p role="alert">This page cannot be drawn here.</p>}
    </>
  )
}
