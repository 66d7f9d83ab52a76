import type { ReactNode } from 'react'
import css from './two-lines.module.css'

/** A cell with a main line and a quiet one below; each is cut rather than wrapped. */
export function TwoLines({ top, below }: { top: ReactNode; below: ReactNode }) {
  return (
    <span className={css['two']}>
      <span className={css['top']}>{top}</span>
      <span className={css['below']}>{below}</span>
    </span>
  )
}
