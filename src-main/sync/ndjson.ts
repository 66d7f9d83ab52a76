/** Splits text that arrives in pieces into whole lines; `rest` is what has no end yet. */
export function lineSplitter(maxLength: number): (piece: string) => string[] {
  let rest = ''
  return (piece) => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > maxLength) throw new RangeError(`A line of more than ${maxLength} characters`)
    return lines.filter((text) => text !== '')
  }
}
