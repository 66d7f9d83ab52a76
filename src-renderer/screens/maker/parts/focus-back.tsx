import { useEffect, useState } from 'react'

/** Put beside a dialog: when the dialog goes, whatever had the focus before it came has it again. */
export function FocusBack() {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // The dialog's own trap lets go of the focus first.
      setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
      })
    },
    [before],
  )
  return null
}
