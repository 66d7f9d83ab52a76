import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Welcome } from '../../screens/bench/entrance/welcome.ts'
import { PinSettings } from '../../screens/settings/pin-settings.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import css from './pin-hint.module.css'

interface PinHintProps {
  says: Welcome['says']
  onClose: () => void
  /** A PIN was set here. */
  onSet: () => void
}

/** One line under the strip after a sign-in by password, about the PIN. It holds nobody up. */
export function PinHint({ says, onClose, onSet }: PinHintProps) {
  const [setting, setSetting] = useState(false)
  const offer = says === 'set_a_pin'
  return (
    <aside className={css['hint']} aria-label="Your PIN" data-testid="pin-hint">
      <Icon name={offer ? 'lock' : 'checkCircle'} size={20} />
      <p role="status">
        {offer
          ? 'You have no PIN yet. With one you take over this bench in a moment, without a network too.'
          : 'Your PIN works at this station from now on, without a network too.'}
      </p>
      {offer && (
        <Button size="sm" onClick={() => setSetting(true)}>
          Set a PIN
        </Button>
      )}
      <Button size="sm" variant="default" onClick={onClose}>
        {offer ? 'Later' : 'Good to know'}
      </Button>
      <Modal opened={setting} onClose={() => setSetting(false)} title="Set your PIN">
        <PinSettings
          onSet={() => {
            setSetting(false)
            onSet()
          }}
        />
      </Modal>
    </aside>
  )
}
