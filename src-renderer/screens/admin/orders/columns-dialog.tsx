import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Dialog } from '../parts/dialog.tsx'
import form from '../parts/form.module.css'
import type { ColumnChoice } from './column-choice.ts'
import css from './columns-dialog.module.css'
import { COLUMN_KEYS, COLUMNS, type ColumnKey } from './order-columns.tsx'

interface ColumnsDialogProps {
  /** What is shown now, in its order. */
  shown: readonly ColumnKey[]
  onChoose: (choice: ColumnChoice) => void
  onClose: () => void
}

/** Which columns the list has and in which order, for this person on this machine. */
export function ColumnsDialog({ shown, onChoose, onClose }: ColumnsDialogProps) {
  const [order, setOrder] = useState<readonly ColumnKey[]>([
    ...shown,
    ...COLUMN_KEYS.filter((key) => !shown.includes(key)),
  ])
  const [wanted, setWanted] = useState<ReadonlySet<ColumnKey>>(new Set(shown))
  const move = (at: number, by: number): void => {
    const next = [...order]
    const [key] = next.splice(at, 1)
    next.splice(at + by, 0, key!)
    setOrder(next)
  }
  const toggle = (key: ColumnKey): void => {
    const next = new Set(wanted)
    if (!next.delete(key)) next.add(key)
    setWanted(next)
  }
  return (
    <Dialog title="Columns" onClose={onClose}>
      <div className={form['form']}>
        <ul className={css['columns']}>
          {order.map((key, at) => (
            <li key={key} className={css['column']}>
              <Checkbox
                label={COLUMNS[key].header}
                checked={wanted.has(key)}
                onChange={() => toggle(key)}
                disabled={key === 'number'}
                data-autofocus={at === 0 || undefined}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`${COLUMNS[key].header} further left`}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              >
                <Icon name="up" size={18} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`${COLUMNS[key].header} further right`}
                disabled={at === order.length - 1}
                onClick={() => move(at, 1)}
              >
                <Icon name="down" size={18} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <div className={form['buttons']}>
          <Button
            variant="subtle"
            onClick={() => {
              onChoose(null)
              onClose()
            }}
          >
            As many as fit
          </Button>
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button
            onClick={() => {
              onChoose(order.filter((key) => wanted.has(key)))
              onClose()
            }}
          >
            Use these columns
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
