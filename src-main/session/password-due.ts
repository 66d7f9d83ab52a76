import { z } from 'zod'
import type { StationFile } from '../replica/station-file.ts'

const DUE = 'passwordDue'

/** People of this station who have a one-time password and have to choose their own. */
export function passwordsDue({ settings }: Pick<StationFile, 'settings'>) {
  const all = (): string[] => settings.get(DUE, z.array(z.uuid())) ?? []
  return {
    has: (id: string): boolean => all().includes(id),
    note(id: string, due: boolean): void {
      const now = all()
      if (now.includes(id) === due) return
      settings.set(DUE, due ? [...now, id] : now.filter((other) => other !== id))
    },
  }
}
