import type { ReactNode } from 'react'
import { Icon } from '../../ui/icons/icon.tsx'
import type { IconName } from '../../ui/icons/shapes.ts'
import type { Tone } from '../../ui/state-badge.tsx'
import css from './notice.module.css'

interface NoticeProps {
  tone: Tone
  icon: IconName
  title: string
  children?: ReactNode
  actions?: ReactNode
}

/** Something that a person should know before going on. */
export function Notice({ tone, icon, title, children, actions }: NoticeProps) {
  return (
    <div className={css['notice']} data-tone={tone}>
      <Icon name={icon} size={22} />
      <div className={css['words']}>
        <strong>{title}</strong>
        {children && <div>{children}</div>}
      </div>
      {actions && <div className={css['actions']}>{actions}</div>}
    </div>
  )
}
