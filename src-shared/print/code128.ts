/** Bar and space widths of the Code 128 symbols 0–105 (ISO/IEC 15417, table 1), six digits each; the stop symbol has seven. */
const SYMBOLS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 ' +
  '123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 ' +
  '131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 ' +
  '213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 ' +
  '141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 ' +
  '124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 ' +
  '411131 211412 211214 211232'
).split(' ')
const STOP = '2331112'
const [CODE_C, CODE_B, START_B, START_C] = [99, 100, 104, 105]

const digitsAhead = (text: string, at: number): number => /^\d*/.exec(text.slice(at))![0].length

/**
 * Printable ASCII → the values of its Code 128 symbols, subsets B and C, without check and stop. Runs of four digits or
 * more go into subset C, two digits a symbol. Null where the text is empty, longer than 60, or not printable ASCII.
 */
function symbolValues(text: string): number[] | null {
  if (!/^[\x20-\x7e]{1,60}$/.test(text)) return null
  let inC = digitsAhead(text, 0) >= 4
  const values = [inC ? START_C : START_B]
  for (let at = 0; at < text.length;) {
    const run = digitsAhead(text, at)
    if (!inC && run >= 4 && run % 2 === 0) {
      inC = true
      values.push(CODE_C)
    } else if (inC && run < 2) {
      inC = false
      values.push(CODE_B)
    }
    values.push(inC ? Number(text.slice(at, at + 2)) : text.charCodeAt(at) - 32)
    at += inC ? 2 : 1
  }
  return values
}

/**
 * Printable ASCII → the modules of its Code 128 bar code, `true` is a bar; without quiet zones (10 modules are wanted on
 * each side). Null where the text cannot be a Code 128.
 */
export function code128Modules(text: string): boolean[] | null {
  const values = symbolValues(text)
  if (!values) return null
  const check = values.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103
  const widths = [...values, check].map((value) => SYMBOLS[value]!).join('') + STOP
  return Array.from(widths).flatMap((width, at) => Array<boolean>(Number(width)).fill(at % 2 === 0))
}
