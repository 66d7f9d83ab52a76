import { Button } from '@mantine/core'
import { Icon } from './icons/icon.tsx'
import css from './said.module.css'

interface ErrorStateProps {
  /** What happened. */
  title: string
  /** What was kept, and what to do. */
  children: string
  onRetry?: () => void
}

/** Something went wrong: what happened, what was kept, what to do. */
export function ErrorState({ title, children, onRetry }: ErrorStateProps) {
  return (
    <div className={css['said']} role="alert">
      <span className={css['medal']} data-tone="stop">
        <Icon name="problem" size={32} />
      </span>
      <h2 className={css['title']}>{title}</h2>
      <div className={css['text']}>{children}</div>
      {onRetry && (
        <Button variant="default" onClick={onRetry} leftSection={<Icon name="sync" size={18} />}>
          Try again
        </Button>
      )}
    </div>
  )
}

/** The words of anything that was thrown. */
export const sentenceOf = (error: unknown): string =>
  error instanceof Error && error.message
    ? error.message
    : 'Something went wrong that should not have. Try again.'
