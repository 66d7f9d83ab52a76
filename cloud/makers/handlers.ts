import { assignmentHandlers } from './assignment-handlers.ts'
import { profileHandlers } from './profile-handlers.ts'
import { workHandlers } from './work-handlers.ts'

/** cloudContract.makers. */
export const makersHandlers = { ...profileHandlers, ...workHandlers, ...assignmentHandlers }
