import { Link } from '@tanstack/react-router'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { IconName } from '../../../ui/icons/shapes.ts'
import css from './stat-tile.module.css'

interface StatTileProps {
  name: string
  word: string
  count: number
  icon: IconName
  /** The colour while there is something. */
  tone: 'stop' | 'needs'
  /** The words for zero. */
  none: string
  search: { overdue?: true; dueToday?: true; failed?: true }
}

/** A number that somebody may have to do something about; opens the orders behind it. */
export function StatTile({ name, word, count, icon, tone, none, search }: StatTileProps) {
  return (
    <Link
      to="/orders"
      search={search}
      className={css['tile']}
      data-tone={count > 0 ? tone : 'calm'}
      data-testid={`tile-${name}`}
    >
      <span className={css['word']}>
        <Icon name={count > 0 ? icon : 'checkCircle'} size={18} />
        {word}
        <Icon name="right" size={16} className={css['go']} />
      </span>
      <span className={css['count']}>{count.toLocaleString('en')}</span>
      <span className={css['hint']}>{count > 0 ? (count === 1 ? 'order' : 'orders') : none}</span>
    </Link>
  )
}
