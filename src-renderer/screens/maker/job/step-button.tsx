import { useEffect, useState } from 'react'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { IconName } from '../../../ui/icons/shapes.ts'
import type { Undoable } from '../../bench/pack/use-packing.ts'
import css from './step.module.css'
import { jobStepWords, type JobStep } from './job-step.ts'

const ICONS: Record<JobStep['kind'], IconName> = {
  start: 'play',
  ship: 'truck',
  complete: 'checkCircle',
  release: 'play',
  over: 'right',
}
/** A finger that strikes twice must not take back what it has just done. */
const SETTLE_MS = 500

/** Counts down for as long as an action can be taken back. */
function UndoWords({ untilMs }: { untilMs: number }) {
  const [left, setLeft] = useState(() => untilMs - Date.now())
  useEffect(() => {
    const timer = setInterval(() => setLeft(untilMs - Date.now()), 100)
    return () => clearInterval(timer)
  }, [untilMs])
  return `Undo (${Math.max(0, Math.ceil(left / 1000))})`
}

/** Whether the hand has had time to see that the button is another one now. */
function useSettled(mutationId: string | undefined): boolean {
  const [settled, setSettled] = useState<string | null>(null)
  useEffect(() => {
    if (mutationId === undefined) return
    const timer = setTimeout(() => setSettled(mutationId), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [mutationId])
  return settled === mutationId
}

interface StepButtonProps {
  step: JobStep
  undoable: Undoable | null
  busy: boolean
  /** Whether there is a job to go on to. */
  next: boolean
  onStep: () => void
  onUndo: () => void
}

/** The next step of a job, and the way back from it for as long as there is one: the same button, so that the hand stays. */
export function StepButton({ step, undoable, busy, next, onStep, onUndo }: StepButtonProps) {
  const settled = useSettled(undoable?.mutationId)
  const back = undoable !== null
  const words = step.kind === 'over' && !next ? 'Back to the jobs' : jobStepWords(step)
  return (
    <button
      type="button"
      className={css['step']}
      data-kind={back ? 'undo' : step.kind}
      data-testid="job-step"
      aria-disabled={busy || (back && !settled)}
      onClick={() => {
        if (busy) return
        if (!back) onStep()
        else if (settled) onUndo()
      }}
    >
      <Icon name={back ? 'undo' : ICONS[step.kind]} size={22} />
      <span>{undoable ? <UndoWords key={undoable.mutationId} untilMs={undoable.untilMs} /> : words}</span>
    </button>
  )
}
