import { createTheme, Modal, Tooltip, type MantineColorsTuple } from '@mantine/core'

/** Neutral greys with a cool tint, light to dark. */
const gray: MantineColorsTuple = [
  '#f7f9fb',
  '#eef2f5',
  '#e2e8ed',
  '#cfd8df',
  '#b3bfc9',
  '#8796a3',
  '#63727f',
  '#4a5864',
  '#303b45',
  '#182027',
]

/** The same greys as the dark scheme wants them: text first, the deepest ground last. */
const dark: MantineColorsTuple = [
  '#e8eef2',
  '#c6d1d9',
  '#9babb7',
  '#73838f',
  '#46545f',
  '#34414b',
  '#27323b',
  '#1a232a',
  '#131a20',
  '#0c1115',
]

/** The one accent: a deep teal. */
const teal: MantineColorsTuple = [
  '#e8f6f5',
  '#cdeae8',
  '#9dd5d1',
  '#69bcb7',
  '#3da39d',
  '#1f8a85',
  '#127671',
  '#0b625f',
  '#084f4d',
  '#053b3a',
]

const sans = "'Inter Variable', 'Noto Sans', 'Segoe UI', system-ui, sans-serif"

/**
 * How the window looks. Its variables are written to `mantine-variables.css` beside this file (the test of that
 * file says how), because the window's policy allows no style elements.
 */
export const theme = createTheme({
  colors: { gray, dark, teal },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: sans,
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
  headings: { fontFamily: sans, fontWeight: '650' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    // Locking the page's scroll writes a style element; the window's page itself never scrolls.
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        centered: true,
        transitionProps: { duration: 120 },
        overlayProps: { backgroundOpacity: 0.45 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true } }),
  },
})
