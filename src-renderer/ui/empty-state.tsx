import type { ReactNode } from 'react'
import { Icon } from './icons/icon.tsx'
import type { IconName } from './icons/shapes.ts'
import css from './said.module.css'

interface EmptyStateProps {
  icon: IconName
  /** What would be here. */
  title: string
  /** The one thing to do, in a sentence. */
  children?: ReactNode
  action?: ReactNode
}

/** Nothing is here: says what would be, and the one thing to do. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={css['said']}>
      <span className={css['medal']}>
        <Icon name={icon} size={32} />
      </span>
      <h2 className={css['title']}>{title}</h2>
      {children && <div className={css['text']}>{children}</div>}
      {action}
    </div>
  )
}
