/** The eight masks: where one says true, the data module is flipped. */
export const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Error correction M (00) and the mask's number with their BCH(15,5) check, masked as the standard wants it. */
export function formatBits(mask: number): number {
  let rest = mask << 10
  for (let bit = 14; bit >= 10; bit--) if ((rest >> bit) & 1) rest ^= 0x537 << (bit - 10)
  return ((mask << 10) | rest) ^ 0x5412
}

/** How hard a square is to read: long runs, 2×2 blocks, things that look like finders, uneven black (ISO/IEC 18004 §7.8.3). */
export function penalty(square: readonly (readonly boolean[])[]): number {
  const size = square.length
  const columns = square.map((_, x) => square.map((row) => row[x]!))
  let points = 0
  for (const line of [...square, ...columns]) points += linePenalty(line)
  for (let y = 1; y < size; y++)
    for (let x = 1; x < size; x++) {
      const corner = square[y]![x]
      if (corner === square[y - 1]![x] && corner === square[y]![x - 1] && corner === square[y - 1]![x - 1])
        points += 3
    }
  const black = square.flat().filter(Boolean).length / size ** 2
  return points + 10 * Math.floor(Math.abs(black * 100 - 50) / 5)
}

function linePenalty(line: readonly boolean[]): number {
  const text = line.map((black) => (black ? '1' : '0')).join('')
  const runs = text.match(/0{5,}|1{5,}/g) ?? []
  const finders = text.match(/(?=10111010000|00001011101)/g) ?? []
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + 40 * finders.length
}
