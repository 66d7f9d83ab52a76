import { useEffect, useState } from 'react'
import css from './loading-shape.module.css'

interface LoadingShapeProps {
  /** What is coming: lines of a list, cards side by side, or a page with a head. */
  shape?: 'rows' | 'cards' | 'page'
  count?: number
}

const PATIENCE_MS = 150

/** The shape of what comes, shown only when it takes longer than a blink. */
export function LoadingShape({ shape = 'rows', count = 8 }: LoadingShapeProps) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return <div aria-busy="true" />
  return (
    <div className={css[shape]} role="status" aria-busy="true" aria-label="Loading">
      {Array.from({ length: count }, (_, index) => (
        <span key={index} className={css['block']} />
      ))}
    </div>
  )
}
