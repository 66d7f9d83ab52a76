import { scanDetector } from './scan-detector.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range', 'color', 'file'].includes(target.type))

/** Gives a field its text back in a way that React notices. */
function restore(field: Field, value: string): void {
  const proto =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/**
 * Hears a keyboard-wedge scanner anywhere in the window, whatever has the focus. Typing in fields is never held
 * back: letters of a scan that went into a field are taken out again once Enter shows that it was a scan, and the
 * Enter itself presses nothing. Returns how to stop.
 */
export function listenForScans(view: Window, onScan: (code: string) => void): () => void {
  const detector = scanDetector()
  let before: { field: Field; value: string } | null = null

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey) return
    const heard = detector.key(event.key, event.timeStamp)
    if (heard.kind === 'start')
      before = isField(event.target) ? { field: event.target, value: event.target.value } : null
    // A space of a code must not press the button that has the focus.
    else if (heard.kind === 'more' && heard.sure && !isField(event.target)) event.preventDefault()
    else if (heard.kind === 'scan') {
      event.preventDefault()
      event.stopImmediatePropagation()
      if (before) restore(before.field, before.value)
      before = null
      onScan(heard.code)
    }
  }
  view.addEventListener('keydown', onKeyDown, { capture: true })
  return () => view.removeEventListener('keydown', onKeyDown, { capture: true })
}
