import { Icon } from '../../../ui/icons/icon.tsx'
import { When } from '../../../ui/when.tsx'
import css from './due.module.css'

/** When something is due; what is late says so with colour, icon and word. */
export function Due({ at, overdue }: { at: string; overdue: boolean }) {
  if (!overdue) return <When at={at} />
  return (
    <span className={css['late']}>
      <Icon name="late" size={16} label="Overdue" />
      <When at={at} />
    </span>
  )
}
