import { assignment } from './makers/assignment.ts'
import { profiles } from './makers/profiles.ts'
import { work } from './makers/work.ts'

/** Makers: profiles, matching, assignment, and what a maker says of a job. */
export const makers = { ...profiles, ...work, ...assignment }
