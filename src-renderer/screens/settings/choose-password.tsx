import { Button } from '@mantine/core'
import type { Person } from '../../../src-shared/station-contract/status.ts'
import { useStation } from '../../station/station-context.tsx'
import css from './choose-password.module.css'
import { PasswordSettings } from './password-settings.tsx'

/** Whoever came in with a one-time password chooses their own before anything else. */
export function ChoosePassword({ person }: { person: Person }) {
  const station = useStation()
  return (
    <main className={css['page']} data-testid="choose-password">
      <div className={css['sheet']}>
        <h1 className={css['title']}>Choose your password</h1>
        <p className={css['lead']}>
          <bdi>{person.name}</bdi>, you came in with a password that the office gave you. It was good for this
          once.
        </p>
        <PasswordSettings />
        <Button variant="subtle" onClick={() => void station.session.signOut()}>
          Sign out instead
        </Button>
      </div>
    </main>
  )
}
