/** An SVG as the address of a picture: shown, but never part of the page, so nothing in it can run. */
export const asPicture = (svg: string): string =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
