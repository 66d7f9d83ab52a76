import { countryName } from '../order/address.ts'
import { foldForSearch } from '../std/plain-text.ts'
import { kilometresBetween, type Place } from './distance.ts'
import type { MakerLocation } from './profile.ts'

/** Where a job is sent. `place` where the coordinates of that city are known. */
export interface Destination {
  readonly city: string
  readonly country: string
  readonly place: Place | null
}

/** How near a maker is to where a job goes, from 0 to 1. */
export interface Nearness {
  readonly points: number
  readonly words: string
}

/** At this distance, half of what nearness counts is left. */
const HALF_KM = 300
const SAME_COUNTRY = 0.4
const FAR = 0.05

/** By kilometres where both places are known, else by city and country. */
export function judgeNearness(to: Destination | null, from: MakerLocation): Nearness {
  if (!to) return { points: 1, words: 'Nothing to send' }
  if (from.country === '') return { points: FAR, words: 'Where they work is not known' }
  const sameCountry = from.country === to.country
  if (sameCountry && from.city !== '' && foldForSearch(from.city) === foldForSearch(to.city))
    return { points: 1, words: `In ${from.city} too` }
  const place = placeOf(from)
  if (to.place && place) {
    const km = kilometresBetween(place, to.place)
    return { points: HALF_KM / (HALF_KM + km), words: `${sayKilometres(km)} from ${to.city}` }
  }
  if (sameCountry) return { points: SAME_COUNTRY, words: `In ${countryName(from.country)} too` }
  return { points: FAR, words: `In ${countryName(from.country)}; it goes to ${countryName(to.country)}` }
}

const placeOf = ({ latitude, longitude }: MakerLocation): Place | null =>
  latitude === null || longitude === null ? null : { latitude, longitude }

const sayKilometres = (km: number): string =>
  `${(km < 20 ? Math.ceil(km) : Math.round(km / 10) * 10).toLocaleString('en')} km`
