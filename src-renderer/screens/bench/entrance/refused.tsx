import { Icon } from '../../../ui/icons/icon.tsx'
import css from './refused.module.css'

/** Why it did not work, beside the form. Keeps its place free, so that nothing moves when it appears. */
export function Refused({ sentence }: { sentence: string | null }) {
  return (
    <div className={css['refused']} role="alert" data-testid="entrance-refused">
      {sentence && (
        <p>
          <Icon name="crossCircle" size={20} />
          {sentence}
        </p>
      )}
    </div>
  )
}
