import { Problem } from '../../problem.ts'

/** The 404 of a station that is not there, or not of the caller's store. */
export const noStation = (): Problem => new Problem(404, 'not_found', 'There is no such station.')
