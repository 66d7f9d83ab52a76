import { Modal, TextInput } from '@mantine/core'
import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { Icon } from '../../ui/icons/icon.tsx'
import { SearchResults } from './search-results.tsx'
import css from './search-everything.module.css'

const PAUSE_MS = 80
/** The office is on the other side of a network, and asked less often. */
const OFFICE_PAUSE_MS = 300

/** Finds an order by number, customer, tracking or SKU, from anywhere. */
export function SearchEverything() {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text, PAUSE_MS)
  const [slowly] = useDebouncedValue(text, OFFICE_PAUSE_MS)
  const close = (): void => {
    setOpen(false)
    setText('')
  }
  useHotkeys([['mod+K', () => setOpen(true)]], [])
  return (
    <>
      <button type="button" className={css['opener']} onClick={() => setOpen(true)} aria-haspopup="dialog">
        <Icon name="search" size={18} />
        <span className={css['words']}>Search</span>
        <kbd className={css['key']}>Ctrl K</kbd>
      </button>
      <Modal.Root opened={open} onClose={close} size="xl" padding={0} lockScroll={false}>
        <Modal.Overlay backgroundOpacity={0.45} />
        <Modal.Content aria-label="Search">
          <TextInput
            aria-label="Search orders"
            placeholder="Order number, customer, tracking number or SKU"
            size="xl"
            variant="unstyled"
            className={css['field']}
            leftSection={<Icon name="search" size={22} />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            data-autofocus
          />
          <SearchResults search={search} slowly={slowly} onDone={close} />
        </Modal.Content>
      </Modal.Root>
    </>
  )
}
