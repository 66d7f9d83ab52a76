/** Makers: profiles, matching, assignment, and what a maker says of a job. */
export const makers = {}
