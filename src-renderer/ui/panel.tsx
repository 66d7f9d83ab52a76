import type { ReactNode } from 'react'
import css from './panel.module.css'

interface PanelProps {
  title?: string
  actions?: ReactNode
  children: ReactNode
  /** Without the inner space, for tables and pictures that reach the edge. */
  flush?: boolean
  className?: string
}

/** A sheet on the ground of the page, with its own small title. */
export function Panel({ title, actions, children, flush = false, className }: PanelProps) {
  return (
    <section className={[css['panel'], className].filter(Boolean).join(' ')} aria-label={title}>
      {(title ?? actions) && (
        <header className={css['head']}>
          {title && <h2 className={css['title']}>{title}</h2>}
          <div className={css['actions']}>{actions}</div>
        </header>
      )}
      <div className={flush ? css['flush'] : css['body']}>{children}</div>
    </section>
  )
}
