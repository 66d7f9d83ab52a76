import { ActionIcon } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon } from './icons/icon.tsx'
import css from './detail-split.module.css'

interface DetailSplitProps {
  list: ReactNode
  /** What is shown of the chosen row; null while none is. */
  detail: ReactNode | null
  detailLabel: string
  onClose: () => void
}

/** A list, and at its right the detail of one row: the list stays. */
export function DetailSplit({ list, detail, detailLabel, onClose }: DetailSplitProps) {
  return (
    <div className={css['split']} data-open={detail !== null}>
      <div className={css['list']}>{list}</div>
      {detail !== null && (
        <aside className={css['detail']} aria-label={detailLabel}>
          <ActionIcon
            className={css['close']}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label="Close"
            onClick={onClose}
          >
            <Icon name="cross" size={18} />
          </ActionIcon>
          {detail}
        </aside>
      )}
    </div>
  )
}
