import { Outlet } from '@tanstack/react-router'
import type { Person, StationStatus } from '../../../src-shared/station-contract/status.ts'
import type { Welcome } from '../../screens/bench/entrance/welcome.ts'
import { ScanProvider } from '../../screens/bench/scan/scan-provider.tsx'
import { useConnected } from '../../station/station-context.tsx'
import { useNow } from '../../station/now.ts'
import { NowContext } from '../../ui/when.tsx'
import css from './frame.module.css'
import { PinHint } from './pin-hint.tsx'
import { Rail } from './rail.tsx'
import { TopStrip } from './top-strip.tsx'

interface FrameProps {
  status: StationStatus
  person: Person
  welcome: Welcome | null
  onWelcome: (welcome: Welcome | null) => void
}

/** Rail at the left, strip at the top, the page in the middle. */
export function Frame({ status, person, welcome, onWelcome }: FrameProps) {
  const now = useNow()
  const connected = useConnected()
  return (
    <NowContext value={now}>
      <ScanProvider>
        <div className={css['frame']}>
          <a
            className={css['skip']}
            href="#page"
            onClick={(event) => (event.preventDefault(), document.getElementById('page')?.focus())}
          >
            To the page
          </a>
          <Rail role={person.role} status={status} />
          <TopStrip status={status} person={person} />
          {welcome?.personId === person.id && (
            <PinHint
              says={welcome.says}
              onClose={() => onWelcome(null)}
              onSet={() => onWelcome({ ...welcome, says: 'pin_works' })}
            />
          )}
          <main id="page" className={css['page']} tabIndex={-1}>
            <Outlet />
          </main>
          {!connected && (
            <p className={css['lost']} role="alert">
              The station program does not answer. What you did is kept, and this window goes on by itself.
            </p>
          )}
        </div>
      </ScanProvider>
    </NowContext>
  )
}
