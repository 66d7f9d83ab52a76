/** Photos of finished pieces. */
export const photos = {}
