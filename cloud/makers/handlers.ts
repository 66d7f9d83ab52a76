import { assignmentHandlers } from './assignment-handlers.ts'

/** cloudContract.makers. */
export const makersHandlers = { ...assignmentHandlers }
