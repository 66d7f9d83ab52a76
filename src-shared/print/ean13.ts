/** Left-hand odd parity codes of the digits 0–9 (ISO/IEC 15420); the others are their mirror and complement. */
const L = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
]
const R = L.map((code) => Array.from(code, (bit) => (bit === '1' ? '0' : '1')).join(''))
const G = R.map((code) => Array.from(code).reverse().join(''))
/** Which of L and G the left six digits use: this is how the first digit is written. */
const PARITY = [
  'LLLLLL',
  'LLGLGG',
  'LLGGLG',
  'LLGGGL',
  'LGLLGG',
  'LGGLLG',
  'LGGGLL',
  'LGLGLG',
  'LGLGGL',
  'LGGLGL',
]

/** Whether the text is 13 digits with the right check digit. */
export function isEan13(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false
  return Array.from(text).reduce((sum, digit, at) => sum + Number(digit) * (at % 2 ? 3 : 1), 0) % 10 === 0
}

/** 13 digits → the 95 modules of the EAN-13 bar code, `true` is a bar, without quiet zones; null where the check digit is wrong. */
export function ean13Modules(text: string): boolean[] | null {
  if (!isEan13(text)) return null
  const digit = (at: number) => Number(text[at])
  const left = Array.from(PARITY[digit(0)]!, (parity, at) => (parity === 'L' ? L : G)[digit(at + 1)]!).join(
    '',
  )
  const right = Array.from({ length: 6 }, (_, at) => R[digit(at + 7)]!).join('')
  return Array.from(`101${left}01010${right}101`, (bit) => bit === '1')
}
