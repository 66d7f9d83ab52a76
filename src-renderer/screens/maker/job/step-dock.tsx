import type { Packing } from '../../bench/pack/use-packing.ts'
import { StepButton } from './step-button.tsx'
import css from './step.module.css'
import type { JobSteps } from './use-job-step.ts'

/** The one button for the next step, always at the lower right, and what became of the last one. */
export function StepDock({ steps, packing }: { steps: JobSteps; packing: Packing }) {
  return (
    <div className={css['dock']}>
      <p className={css['said']} role="status" data-tone={packing.said?.tone} data-testid="job-said">
        {packing.said?.sentence}
      </p>
      <StepButton
        step={steps.step}
        undoable={packing.undoable}
        busy={packing.busy}
        next={steps.next !== null}
        onStep={steps.go}
        onUndo={() => void packing.undo()}
      />
    </div>
  )
}
