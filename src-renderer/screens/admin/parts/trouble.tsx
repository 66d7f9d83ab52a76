import { Icon } from '../../../ui/icons/icon.tsx'
import css from './trouble.module.css'

/** Why something did not work, beside the form it belongs to. What was typed stays. */
export function Trouble({ sentence }: { sentence: string | null }) {
  return (
    <div role="alert" data-testid="trouble">
      {sentence && (
        <p className={css['trouble']}>
          <Icon name="crossCircle" size={18} />
          <span>{sentence}</span>
        </p>
      )}
    </div>
  )
}
