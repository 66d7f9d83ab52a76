/** The longest side of a photo that is kept, in pixels. */
export const LONGEST_SIDE = 2048

/** The size of a picture made small enough, its shape kept; never larger than it is. */
export function fitWithin(
  width: number,
  height: number,
  longest = LONGEST_SIDE,
): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
