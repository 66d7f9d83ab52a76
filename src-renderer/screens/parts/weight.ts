/** As the wire takes it: one gram to a tonne. */
const MOST_GRAMS = 1_000_000
const TYPED = /^(\d{1,7}(?:[.,]\d{0,3})?)\s*(g|kg)?$/i
/** A bare number below this is meant in kilograms: no parcel weighs 12 g, and none at a bench weighs 850 kg. */
const BARE_KG_BELOW = 50

/** Grams from what a person types: `850 g`, `1.2 kg`, `1,2`, `850`. Null where it cannot be read as a weight. */
export function readWeight(text: string): number | null {
  const [, figure, unit] = TYPED.exec(text.trim()) ?? []
  if (figure === undefined) return null
  const value = Number(figure.replace(',', '.'))
  const inKg = unit ? unit.toLowerCase() === 'kg' : value < BARE_KG_BELOW
  const grams = Math.round(inKg ? value * 1000 : value)
  return grams >= 1 && grams <= MOST_GRAMS ? grams : null
}

/** Grams in words that `readWeight` reads back exactly: `850 g`, `1.25 kg`. */
export const sayWeight = (grams: number): string => (grams < 1000 ? `${grams} g` : `${grams / 1000} kg`)
