import { Icon } from './icons/icon.tsx'
import type { IconName } from './icons/shapes.ts'
import css from './state-badge.module.css'

/** What a colour means: waiting grey, working blue, done green, stop red, needs-you amber. */
export type Tone = 'waiting' | 'working' | 'done' | 'stop' | 'needs'

interface StateBadgeProps {
  tone: Tone
  icon: IconName
  word: string
  size?: 'sm' | 'md' | 'lg'
  title?: string
}

/** A state: always colour, icon and word together. */
export function StateBadge({ tone, icon, word, size = 'md', title }: StateBadgeProps) {
  return (
    <span className={css['badge']} data-tone={tone} data-size={size} title={title}>
      <Icon name={icon} size={size === 'lg' ? 22 : size === 'sm' ? 14 : 16} />
      <span>{word}</span>
    </span>
  )
}
