import { Icon } from '../../../ui/icons/icon.tsx'
import css from './pack.module.css'
import type { Packing } from './use-packing.ts'

/** What became of the last scan or action, read aloud; and the way back while there is one. Never moves the page. */
export function SaidLine({ packing }: { packing: Packing }) {
  const { said, undoable } = packing
  return (
    <div className={css['saidRow']}>
      <p
        className={css['said']}
        role="status"
        aria-live="polite"
        data-tone={said?.tone}
        data-testid="scan-said"
      >
        {said && (
          <>
            <Icon name={said.tone === 'good' ? 'checkCircle' : 'crossCircle'} size={24} />
            {said.sentence}
          </>
        )}
      </p>
      {undoable?.what === 'counted' && (
        <button
          type="button"
          className={css['undo']}
          onClick={() => void packing.undo()}
          data-testid="undo-last"
        >
          <Icon name="undo" size={20} />
          Undo
        </button>
      )}
    </div>
  )
}
