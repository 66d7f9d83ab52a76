import type { Verification } from '../../../../../src-shared/cloud-contract/audit.ts'

const number = (count: number): string => count.toLocaleString('en')

/** How far a verification is: `12,400 of 48,211 entries (26 %)`. */
export const sayProgress = ({ entries, expected }: Verification): string =>
  expected === 0
    ? 'counting the entries'
    : `${number(entries)} of ${number(Math.max(entries, expected))} entries (${percentOf(entries, expected)} %)`

/** Whole percents, never 100 before the end. */
export const percentOf = (entries: number, expected: number): number =>
  expected === 0 ? 0 : Math.min(99, Math.floor((entries * 100) / expected))

/** What a verification that has ended found. `when` is when it ended. */
export function sayResult({ entries, chains, broken }: Verification, when: string): string {
  if (broken > 0)
    return `${broken === 1 ? 'One place does' : `${number(broken)} places do`} not hold among ${number(entries)} entries, verified ${when}.`
  if (entries === 0) return `There was nothing to verify ${when}.`
  return `All ${number(entries)} entries in ${number(chains)} ${chains === 1 ? 'chain' : 'chains'} verified ${when}: none was changed, none is missing.`
}
