import type { Person } from '../../../../src-shared/station-contract/status.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Initials } from '../../../ui/initials.tsx'
import css from './people-tiles.module.css'

const ROLE_WORDS: Record<Person['role'], string> = { operator: 'Operator', maker: 'Maker', admin: 'Admin' }

interface PeopleTilesProps {
  people: readonly Person[]
  onChoose: (person: Person) => void
  onOther: () => void
}

/** Everybody who is known at this station, one tap each. */
export function PeopleTiles({ people, onChoose, onOther }: PeopleTilesProps) {
  return (
    <ul className={css['tiles']}>
      {people.map((person) => (
        <li key={person.id}>
          <button type="button" className={css['tile']} onClick={() => onChoose(person)}>
            <Initials name={person.name} />
            <span className={css['words']}>
              <bdi className={css['name']}>{person.name}</bdi>
              <span className={css['role']}>
                {person.hasPin ? ROLE_WORDS[person.role] : `${ROLE_WORDS[person.role]}, no PIN yet`}
              </span>
            </span>
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={css['tile']} onClick={onOther}>
          <span className={css['other']}>
            <Icon name="plus" size={22} />
          </span>
          <span className={css['words']}>
            <span className={css['name']}>Somebody else</span>
            <span className={css['role']}>Email and password</span>
          </span>
        </button>
      </li>
    </ul>
  )
}
