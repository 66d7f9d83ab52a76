/** What a person typed as a pattern of LIKE: found anywhere, in lower case; what LIKE reads as a sign stands for itself. */
export const likePattern = (typed: string): string =>
  `%${typed
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
