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
  /** It is all that the page shows, so its title is the page's. */
  wholePage?: boolean
}

/** Nothing is here: says what would be, and the one thing to do. */
export function EmptyState({ icon, title, children, action, wholePage = false }: EmptyStateProps) {
  const Title = wholePage ? 'h1' : 'h2'
  return (
    <div className={css['said']}>
      <span className={css['medal']}>
        <Icon name={icon} size={32} />
      </span>
      <Title className={css['title']}>{title}</Title>
      {children && <div className={css['text']}>{children}</div>}
      {action}
    </div>
  )
}
