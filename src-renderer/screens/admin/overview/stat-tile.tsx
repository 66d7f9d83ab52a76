import { Link } from '@tanstack/react-router'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { IconName } from '../../../ui/icons/shapes.ts'
import css from './stat-tile.module.css'

interface StatTileProps {
  name: string
  word: string
  count: number
  /** What is counted, for one and for several. */
  unit?: readonly [one: string, several: string]
  /** Shown in place of the count: a sum of money. */
  shown?: string
  icon: IconName
  /** The colour while there is something. */
  tone: 'stop' | 'needs' | 'calm'
  /** The words for zero. */
  none: string
  /** The list behind the number. */
  to: '/orders' | '/work' | '/payouts' | '/stations'
  search?: Readonly<Record<string, unknown>>
}

/** A number that somebody may have to do something about; opens what is behind it. */
export function StatTile(props: StatTileProps) {
  const { name, word, count, unit = ['order', 'orders'], icon, tone, none, to, search = {} } = props
  return (
    <Link
      to={to}
      search={search as never}
      className={css['tile']}
      data-tone={count > 0 ? tone : 'calm'}
      data-testid={`tile-${name}`}
    >
      <span className={css['word']}>
        <Icon name={count > 0 ? icon : 'checkCircle'} size={18} />
        {word}
        <Icon name="right" size={16} className={css['go']} />
      </span>
      <span className={css['count']} data-long={(props.shown?.length ?? 0) > 8 || undefined}>
        {props.shown ?? count.toLocaleString('en')}
      </span>
      <span className={css['hint']}>{count > 0 ? (count === 1 ? unit[0] : unit[1]) : none}</span>
    </Link>
  )
}
