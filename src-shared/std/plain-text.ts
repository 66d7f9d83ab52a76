import { z } from 'zod'

// eslint-disable-next-line no-control-regex -- control characters are what this removes
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/gu

/** One person's free text: NFC, without control characters (line feeds stay), trimmed. */
export const tidyText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').normalize('NFC').replace(CONTROL, ' ').trim()

/** A single line that a person typed, 1 to `max` characters after tidying. */
export const line = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((text) => tidyText(text).replace(/\n+/g, ' '))
    .pipe(z.string().min(1).max(max))

/** Several lines that a person typed, 1 to `max` characters after tidying. */
export const paragraph = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(tidyText)
    .pipe(z.string().min(1).max(max))

/** Letters that carry no mark to take away, and what people type instead of them. */
const TYPED_AS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/**
 * Text as searching sees it: lower case, without marks above and below letters, and with the letters that most
 * keyboards have. `Müller` is found by `muller`, `Großmann` by `grossmann`, `Łukasz` by `lukasz`.
 */
export const foldForSearch = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => TYPED_AS[letter]!)
    .replace(/\s+/g, ' ')
    .trim()

/** A single line that may also be left empty. */
export const optionalLine = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((text) => tidyText(text).replace(/\n+/g, ' '))
    .pipe(z.string().max(max))

/** Several lines that may also be left empty. */
export const optionalParagraph = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(tidyText)
    .pipe(z.string().max(max))
