/** Dots per inch, across and down. */
export interface Density {
  readonly x: number
  readonly y: number
}

const MM_PER_INCH = 25.4
/** Below and above, a file's density is a slip of a program, not a wish of a person. */
const BELIEVED = { least: 5, most: 10_000 }

export const believed = (x: number, y: number): Density | null =>
  [x, y].every((dpi) => dpi >= BELIEVED.least && dpi <= BELIEVED.most) ? { x, y } : null

/** Dots per inch of dots per metre, which files give in whole numbers: 11811 is 300, not 299.9994. */
export const dpiOfMetre = (dotsPerMetre: number): number => {
  const dpi = dotsPerMetre * (MM_PER_INCH / 1000)
  return Math.abs(dpi - Math.round(dpi)) < 0.02 ? Math.round(dpi) : Math.round(dpi * 100) / 100
}

/** How large the picture is on paper, in millimetres. */
export const printedSizeMm = (
  size: { readonly widthPx: number; readonly heightPx: number },
  density: Density,
): { readonly width: number; readonly height: number } => ({
  width: (size.widthPx / density.x) * MM_PER_INCH,
  height: (size.heightPx / density.y) * MM_PER_INCH,
})
