/** Product pictures drawn here, so that a window under test shows something to look at. */
const picture = (ground: string, drawing: string): string =>
  `data:image/svg+xml;utf8,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><rect width="120" height="120" fill="${ground}"/>${drawing}</svg>`)}`

export const mugPicture = (colour: string): string =>
  picture(
    '#eef2f5',
    `<path d="M30 34h48v46a12 12 0 0 1-12 12H42a12 12 0 0 1-12-12z" fill="${colour}"/><path d="M78 44h8a10 10 0 0 1 0 28h-8" fill="none" stroke="${colour}" stroke-width="7"/><ellipse cx="54" cy="34" rx="24" ry="5" fill="#fff" opacity=".55"/>`,
  )

export const posterPicture = (sky: string, hill: string): string =>
  picture(
    '#e9e4da',
    `<rect x="28" y="14" width="64" height="92" fill="#fff"/><rect x="33" y="19" width="54" height="70" fill="${sky}"/><circle cx="70" cy="38" r="9" fill="#ffe9b0"/><path d="M33 78l18-22 14 16 10-10 12 14v13H33z" fill="${hill}"/><path d="M40 97h40" stroke="#9aa" stroke-width="3"/>`,
  )

export const shirtPicture = (colour: string): string =>
  picture(
    '#f3f0ea',
    `<path d="M42 26l-22 14 9 18 9-4v44h44V54l9 4 9-18-22-14c-4 8-32 8-36 0z" fill="${colour}"/><circle cx="60" cy="62" r="9" fill="#fff" opacity=".8"/>`,
  )

export const planterPicture = (colour: string): string =>
  picture(
    '#eaf1ee',
    `<path d="M34 60h52l-7 38H41z" fill="${colour}"/><path d="M34 60l8-6h36l8 6z" fill="#000" opacity=".18"/><path d="M60 54c-4-22-18-22-22-30 14 0 20 8 22 18 2-12 10-18 22-18-4 10-18 10-22 30z" fill="#3d7d4f"/>`,
  )
