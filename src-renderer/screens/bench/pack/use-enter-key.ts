import { useEffect, useRef } from 'react'

const BUSY_WITH_ENTER =
  'input, textarea, select, button, a, [role="dialog"], [role="alertdialog"], [role="option"], [role="grid"]'

/** Enter does `action` wherever it means nothing else: not in a field, on a button or under a dialog. */
export function useEnterKey(action: () => void): void {
  const latest = useRef(action)
  useEffect(() => {
    latest.current = action
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.defaultPrevented || event.repeat) return
      if (event.target instanceof Element && event.target.closest(BUSY_WITH_ENTER)) return
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
