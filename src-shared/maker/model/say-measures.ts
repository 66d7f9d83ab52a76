import type { Point } from './measure-mesh.ts'

const figures = (digits: number) =>
  new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const WHOLE = figures(0)
const TENTHS = figures(1)
const HUNDREDTHS = figures(2)

/** A length in mm as a maker reads it: hundredths below 10 mm, tenths below 1 m. */
export const sayMm = (mm: number): string =>
  `${(mm < 10 ? HUNDREDTHS : mm < 1000 ? TENTHS : WHOLE).format(mm)} mm`

/** `42.0 × 18.5 × 7.25 mm`, across, deep and high. */
export const sayBox = (size: Point): string =>
  `${size.map((side) => sayMm(side).slice(0, -3)).join(' × ')} mm`

/** A volume given in mm³, in cm³. */
export const sayCm3 = (mm3: number): string =>
  `${(mm3 < 100_000 ? HUNDREDTHS : TENTHS).format(mm3 / 1000)} cm³`

/** An area given in mm², in cm². */
export const sayCm2 = (mm2: number): string => `${TENTHS.format(mm2 / 100)} cm²`
