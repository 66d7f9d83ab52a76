import { useEffect, useState } from 'react'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { IconName } from '../../../ui/icons/shapes.ts'
import css from './big-button.module.css'
import { primaryWords, type PrimaryAction } from './primary-action.ts'
import type { Undoable } from './use-packing.ts'

const ICONS: Record<PrimaryAction['kind'], IconName> = {
  scan: 'scan',
  release: 'play',
  fill: 'label',
  ship: 'truck',
  complete: 'checkCircle',
  next: 'right',
}
/** A finger that strikes twice must not take back what it has just done. */
const SETTLE_MS = 500

interface BigButtonProps {
  action: PrimaryAction
  /** Words that say more than the action's own: the number of the next order. */
  words?: string | undefined
  undoable: Undoable | null
  busy: boolean
  onAction: () => void
  onUndo: () => void
}

/** The one next step, always at the same place. After sending, the way back counts down right here. */
export function BigButton({ action, words, undoable, busy, onAction, onUndo }: BigButtonProps) {
  if (undoable?.what === 'sent')
    return <UndoButton key={undoable.mutationId} untilMs={undoable.untilMs} onUndo={onUndo} />
  const idle = action.kind === 'scan'
  return (
    <button
      type="button"
      className={css['big']}
      data-kind={action.kind}
      data-testid="primary-action"
      aria-disabled={idle || busy}
      onClick={() => !idle && !busy && onAction()}
    >
      <Icon name={ICONS[action.kind]} size={30} />
      <span>{words ?? primaryWords(action)}</span>
      {!idle && <kbd className={css['key']}>Enter</kbd>}
    </button>
  )
}

function UndoButton({ untilMs, onUndo }: { untilMs: number; onUndo: () => void }) {
  const [left, setLeft] = useState(() => untilMs - Date.now())
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    const timer = setInterval(() => setLeft(untilMs - Date.now()), 100)
    const settling = setTimeout(() => setSettled(true), SETTLE_MS)
    return () => {
      clearInterval(timer)
      clearTimeout(settling)
    }
  }, [untilMs])
  return (
    <button
      type="button"
      className={css['big']}
      data-kind="undo"
      data-testid="primary-action"
      aria-disabled={!settled}
      onClick={() => settled && onUndo()}
    >
      <Icon name="undo" size={30} />
      <span>{`Undo (${Math.max(0, Math.ceil(left / 1000))})`}</span>
    </button>
  )
}
