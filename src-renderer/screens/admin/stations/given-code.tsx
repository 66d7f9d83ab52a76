import { Button } from '@mantine/core'
import { useNow } from '../../../station/now.ts'
import css from './station.module.css'
import { QrPicture } from './qr-picture.tsx'

const SOON_MS = 60_000
const SECOND = 1000

interface GivenCodeProps {
  code: string
  expiresAt: string
  onAgain: () => void
  onDone: () => void
}

/** The code to type, the same to scan, and how long it is good. */
export function GivenCode({ code, expiresAt, onAgain, onDone }: GivenCodeProps) {
  const left = Date.parse(expiresAt) - useNow(SECOND)
  if (left <= 0) {
    return (
      <div className={css['given']} role="alert">
        <p>This code is no longer good. Nobody can use it.</p>
        <Button onClick={onAgain} data-autofocus>
          Make another
        </Button>
      </div>
    )
  }
  return (
    <div className={css['given']}>
      <p className={css['left']}>Type it at the new station, or scan it there. It is good once.</p>
      <p className={css['code']} translate="no" data-testid="enrolment-code">
        {code}
      </p>
      <QrPicture text={code} />
      <p className={css['left']} data-soon={left < SOON_MS} role="timer">
        Good for <strong>{sayLeft(left)}</strong>
      </p>
      <Button variant="default" onClick={onDone} data-autofocus>
        Done
      </Button>
    </div>
  )
}

/** `14:05`, minutes and seconds. */
function sayLeft(ms: number): string {
  const seconds = Math.floor(ms / SECOND)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
