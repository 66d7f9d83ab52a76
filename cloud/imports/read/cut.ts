/** The beginning of a text, never half a letter: one that takes two code units is kept whole or left out. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
