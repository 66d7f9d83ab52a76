import { foldForSearch } from '../std/plain-text.ts'
import { fitsInto, sayBox } from './box.ts'
import type { Capabilities } from './profile.ts'
import type { Wants } from './wants.ts'

/** Whether a maker can make a job. `points` is the part of it that they can, from 0 to 1. */
export interface Fit {
  readonly fits: boolean
  readonly points: number
  readonly words: string
}

interface Check {
  readonly can: boolean
  /** What they can, or what is missing. */
  readonly words: string
}

/**
 * Holds what a job asks for against what a maker can. A process must be listed; materials and colours only where the
 * maker lists any; a size only where the machines are known.
 */
export function judgeFit(wants: Wants, can: Capabilities): Fit {
  const checks = [
    ...wants.processes.map((wanted) => check(wanted, can.processes, `Cannot do ${wanted}`, false)),
    ...wants.materials.map((wanted) => check(wanted, can.materials, `No ${wanted}`, true)),
    ...wants.colours.map((wanted) => check(wanted, can.colours, `Not in ${wanted}`, true)),
    ...checkSize(wants, can),
  ]
  const missing = checks.filter((one) => !one.can)
  const points = checks.length === 0 ? 1 : (checks.length - missing.length) / checks.length
  if (missing.length > 0) return { fits: false, points, words: missing.map((one) => one.words).join('; ') }
  return {
    fits: true,
    points,
    words: checks.length === 0 ? 'Nothing special is asked for' : checks.map((one) => one.words).join(', '),
  }
}

function check(wanted: string, listed: readonly string[], without: string, anyWhenEmpty: boolean): Check {
  const can = listed.length === 0 ? anyWhenEmpty : listed.some((own) => same(wanted, own))
  return { can, words: can ? wanted : without }
}

function checkSize({ box }: Wants, { machines }: Capabilities): Check[] {
  if (!box || machines.length === 0) return []
  const room = machines.find((machine) => fitsInto(box, machine))
  if (room) return [{ can: true, words: `fits into ${room.name}` }]
  return [{ can: false, words: `Too large for every machine: ${sayBox(box)}` }]
}

/** `FDM, PLA` asks for what `FDM` names, and `laser` means `Laser cutting`: whole words of one within the other. */
function same(wanted: string, own: string): boolean {
  const [a, b] = [wordsOf(wanted), wordsOf(own)]
  return within(a, b) || within(b, a)
}

/** `Screen, 1 colour` asks for `Screen print`: this word alone tells no process from another. */
const SAYS_NOTHING = new Set(['print', 'printing'])

function wordsOf(text: string): Set<string> {
  const words = foldForSearch(text).match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => !SAYS_NOTHING.has(word))
  return new Set(telling.length > 0 ? telling : words)
}

const within = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean =>
  part.size > 0 && [...part].every((word) => whole.has(word))
