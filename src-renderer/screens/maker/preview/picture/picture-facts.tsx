import { printedSizeMm, type Density } from '../../../../../src-shared/maker/model/density.ts'
import type { ImageFacts } from '../../../../../src-shared/maker/model/image-facts.ts'
import { Facts } from '../../../../ui/facts.tsx'
import { Notice } from '../../../parts/notice.tsx'
import css from './picture.module.css'

/** Below it, in dots per inch, a print looks soft from an arm's length. */
const SHARP = 150
/** What most printers take where a file says nothing. */
const USUAL: Density = { x: 300, y: 300 }

const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

const saySizeOf = (pixels: { widthPx: number; heightPx: number }, density: Density): string => {
  const { width, height } = printedSizeMm(pixels, density)
  return `${figures.format(width)} × ${figures.format(height)} mm`
}

const sayDensity = ({ x, y }: Density): string =>
  x === y ? `${figures.format(x)} dpi` : `${figures.format(x)} × ${figures.format(y)} dpi`

interface PictureFactsProps {
  pixels: { widthPx: number; heightPx: number } | null
  facts: ImageFacts | null
}

/** How large a picture is, in pixels and on paper. */
export function PictureFacts({ pixels, facts }: PictureFactsProps) {
  if (!pixels) return null
  const density = facts?.density ?? null
  return (
    <div className={css['facts']}>
      <Facts
        facts={[
          ['Pixels', `${pixels.widthPx} × ${pixels.heightPx}`],
          ['Density', density ? sayDensity(density) : 'The file does not say'],
          ['Printed', density ? saySizeOf(pixels, density) : `${saySizeOf(pixels, USUAL)} at 300 dpi`],
        ]}
      />
      {density && Math.min(density.x, density.y) < SHARP && (
        <Notice
          tone="needs"
          icon="problem"
          title={`${sayDensity(density)} looks soft on paper: ask before you print it.`}
        />
      )}
      {facts?.inks && (
        <Notice
          tone="needs"
          icon="info"
          title="It is made for printer’s inks (CMYK): its colours look different on a screen."
        />
      )}
    </div>
  )
}
