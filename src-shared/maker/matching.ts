import { judgeFit } from './fits.ts'
import { judgeNearness, type Destination } from './nearness.ts'
import type { Capabilities, MakerLocation, MakerStatus } from './profile.ts'
import type { Wants } from './wants.ts'

/** A maker as matching sees them. */
export interface Candidate {
  readonly makerId: string
  readonly name: string
  readonly status: MakerStatus
  readonly capabilities: Capabilities
  readonly location: MakerLocation
  /** How many jobs at once, and how many they have now. */
  readonly capacity: number
  readonly openJobs: number
  /** Parcels of the last 180 days, and how many of them left in time. */
  readonly onTime: { readonly shipped: number; readonly inTime: number }
}

/** A job as matching sees it. */
export interface JobToMatch {
  readonly wants: Wants
  /** Null for what is not sent. */
  readonly to: Destination | null
}

/** One thing that speaks for a maker or against them, in words. `points` is from 0 (against) to 1 (for). */
export interface Reason {
  readonly about: 'fits' | 'near' | 'free' | 'on_time'
  readonly points: number
  readonly words: string
}

/** A maker for a job, with what speaks for and against it. */
export interface Proposal {
  readonly makerId: string
  readonly name: string
  /** Everything that the job asks for. */
  readonly fits: boolean
  /** Has room for one more job. */
  readonly hasRoom: boolean
  readonly points: number
  readonly reasons: readonly Reason[]
}

const WEIGHTS: Record<Reason['about'], number> = { fits: 0.4, near: 0.2, free: 0.2, on_time: 0.2 }

/**
 * The active makers for a job, the best first. Whoever can make all of it comes before whoever cannot; then whoever has
 * room; then by what speaks for them; then by name. The same makers in any order give the same answer.
 */
export function proposeMakers(job: JobToMatch, makers: readonly Candidate[]): Proposal[] {
  return makers
    .filter((maker) => maker.status === 'active')
    .map((maker) => propose(job, maker))
    .toSorted(byMerit)
}

function propose(job: JobToMatch, maker: Candidate): Proposal {
  const fit = judgeFit(job.wants, maker.capabilities)
  const near = judgeNearness(job.to, maker.location)
  const reasons: Reason[] = [
    { about: 'fits', points: fit.points, words: fit.words },
    { about: 'near', points: near.points, words: near.words },
    { about: 'free', ...judgeLoad(maker) },
    { about: 'on_time', ...judgeRecord(maker) },
  ]
  return {
    makerId: maker.makerId,
    name: maker.name,
    fits: fit.fits,
    hasRoom: maker.openJobs < maker.capacity,
    points: reasons.reduce((sum, reason) => sum + WEIGHTS[reason.about] * reason.points, 0),
    reasons,
  }
}

const byMerit = (a: Proposal, b: Proposal): number =>
  Number(b.fits) - Number(a.fits) ||
  Number(b.hasRoom) - Number(a.hasRoom) ||
  b.points - a.points ||
  compare(a.name, b.name) ||
  compare(a.makerId, b.makerId)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function judgeLoad({ capacity, openJobs }: Candidate): Omit<Reason, 'about'> {
  if (openJobs >= capacity)
    return { points: 0, words: capacity === 0 ? 'Takes no jobs' : `Full: ${openJobs} of ${capacity} jobs` }
  return {
    points: (capacity - openJobs) / capacity,
    words: openJobs === 0 ? `Free: none of ${capacity} jobs` : `${openJobs} of ${capacity} jobs`,
  }
}

/** Nobody starts at zero: a few parcels in time are assumed, and the real ones soon outweigh them. */
const ASSUMED = { shipped: 5, inTime: 4 }

function judgeRecord({ onTime: { shipped, inTime } }: Candidate): Omit<Reason, 'about'> {
  return {
    points: (inTime + ASSUMED.inTime) / (shipped + ASSUMED.shipped),
    words: shipped === 0 ? 'No parcel yet to judge by' : `${inTime} of ${shipped} parcels on time`,
  }
}
