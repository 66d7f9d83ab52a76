import type { Measure } from './measure.ts'

const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

/** Value divided by floor the way that bigger is worse: for rates, floor divided by value. Null without a floor. */
export const ratioOf = ({ value, floor, unit }: Measure): number | null =>
  floor === null || floor === 0 || value === 0 ? null : unit === '/s' ? floor / value : value / floor

/** The figures as one table, floors beside them. */
export function table(measures: readonly Measure[]): string {
  const rows = measures.map((measure) => {
    const ratio = ratioOf(measure)
    return [
      measure.id,
      shown(measure.value),
      measure.unit,
      measure.floor === null ? '' : shown(measure.floor),
      ratio === null ? '' : `${ratio.toFixed(1)}×`,
    ]
  })
  const all = [['figure', 'value', 'unit', 'floor', 'ratio'], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  const line = (row: string[]): string =>
    row
      .map((cell, column) =>
        column === 0 || column === 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  ')
  return [line(all[0]!), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}
