import { Modal } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import css from './dialog.module.css'

interface DialogProps {
  title: string
  onClose: () => void
  size?: 'md' | 'lg'
  children: ReactNode
}

/**
 * A question in the middle of the window. Escape and the cross close it; what was typed in it is kept by its form, and
 * the focus goes back to where it was.
 */
export function Dialog({ title, onClose, size = 'md', children }: DialogProps) {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus()
    },
    [opener],
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      padding="lg"
      radius="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ title: css['title']! }}
    >
      {children}
    </Modal>
  )
}
