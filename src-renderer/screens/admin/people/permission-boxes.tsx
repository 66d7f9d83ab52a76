import { Checkbox } from '@mantine/core'
import type { Permission } from '../../../../src-shared/fulfillment/document.ts'
import css from './person.module.css'
import { PERMISSIONS } from './person-words.ts'

interface PermissionBoxesProps {
  value: readonly Permission[]
  onChange: (value: Permission[]) => void
}

/** What a person may do beyond their role, each with what it means. */
export function PermissionBoxes({ value, onChange }: PermissionBoxesProps) {
  return (
    <fieldset className={css['set']}>
      <legend className={css['legend']}>May also</legend>
      <div className={css['boxes']}>
        {PERMISSIONS.map((permission) => (
          <Checkbox
            key={permission.value}
            label={permission.word}
            description={permission.meaning}
            checked={value.includes(permission.value)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...value, permission.value]
                  : value.filter((other) => other !== permission.value),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
