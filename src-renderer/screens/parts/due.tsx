import { useNow } from '../../station/now.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { sayLength } from '../../ui/say-when.ts'
import { When } from '../../ui/when.tsx'
import css from './due.module.css'

interface DueProps {
  at: string
  overdue: boolean
}

/** When it has to be out. Overdue says so by icon and word, and by how much. */
export function Due({ at, overdue }: DueProps) {
  const now = useNow()
  return (
    <span className={css['due']} data-overdue={overdue} data-figures>
      {overdue && <Icon name="late" size={17} />}
      {overdue ? <span title={at}>{`Overdue ${sayLength(now - Date.parse(at))}`}</span> : <When at={at} />}
    </span>
  )
}
