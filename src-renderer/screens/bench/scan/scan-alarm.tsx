import { useEffect, useRef } from 'react'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { IconName } from '../../../ui/icons/shapes.ts'
import css from './scan-alarm.module.css'
import { SOUNDS } from './sounds.ts'

/** A scan that did not count, and why. */
export interface Alarm {
  kind: 'wrong' | 'extra' | 'unknown' | 'blocked'
  sentence: string
  next: string
}

const LOOK: Record<Alarm['kind'], { word: string; icon: IconName }> = {
  wrong: { word: 'Wrong item', icon: 'crossCircle' },
  extra: { word: 'One too many', icon: 'plus' },
  unknown: { word: 'Unknown code', icon: 'scan' },
  blocked: { word: 'Not possible', icon: 'hold' },
}

/** Turns the edge of the whole screen and stays until somebody acknowledges: by key, touch or the next scan. */
export function ScanAlarm({ alarm, onAcknowledge }: { alarm: Alarm; onAcknowledge: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  const { word, icon } = LOOK[alarm.kind]
  useEffect(() => {
    const before = document.activeElement
    button.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      onAcknowledge()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onAcknowledge])
  return (
    <div
      className={css['alarm']}
      data-kind={alarm.kind}
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="alarm-word"
      aria-describedby="alarm-sentence"
      data-testid="scan-alarm"
      onClick={onAcknowledge}
    >
      <div className={css['card']}>
        <span className={css['medal']}>
          <Icon name={icon} size={56} />
        </span>
        <h2 id="alarm-word">{word}</h2>
        <p id="alarm-sentence" className={css['sentence']} data-testid="scan-sentence">
          {alarm.sentence}
        </p>
        <p className={css['next']}>{alarm.next}</p>
        <button ref={button} type="button" className={css['ok']} onClick={onAcknowledge}>
          Understood
        </button>
        <p className={css['caption']}>
          <Icon name="sound" size={16} /> {SOUNDS[alarm.kind].caption}
        </p>
      </div>
    </div>
  )
}
