import { Button, FileButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { logoBitmap, type Logo } from '../../../../src-shared/print/logo.ts'
import { toSvg } from '../../../../src-shared/print/svg.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { asPicture } from './as-picture.ts'
import { asBase64 } from './as-base64.ts'
import css from './store.module.css'

/** Larger files are not logos. */
const MOST_BYTES = 500_000

/** The dots of a logo as a picture of it. */
const pictureOf = (logo: Logo): string =>
  asPicture(
    toSvg(
      {
        widthMm: logo.width / 8,
        heightMm: logo.height / 8,
        elements: [{ t: 'image', x: 0, y: 0, bitmap: logoBitmap(logo) }],
      },
      8,
    ),
  )

/** The store's logo as thermal printers will show it: black and white dots. */
export function LogoField({
  value,
  onChange,
}: {
  value: Logo | null
  onChange: (logo: Logo | null) => void
}) {
  const queries = useCloudQueries()
  const drawing = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > MOST_BYTES)
        return { ok: false as const, sentence: 'The file is larger than 500 kB: save the picture smaller.' }
      return queries.storeSettings.drawLogo.call({
        base64: asBase64(new Uint8Array(await file.arrayBuffer())),
      })
    },
    onSuccess: (answer) => answer.ok && onChange(answer.logo),
  })
  const said = drawing.data && !drawing.data.ok ? drawing.data.sentence : null
  return (
    <div className={css['logo']} role="group" aria-label="Logo">
      <span className={css['label']}>Logo</span>
      {value ? (
        <img className={css['logoPicture']} src={pictureOf(value)} alt="The logo in black and white" />
      ) : (
        <span className={css['soft']}>
          None. A PNG or JPEG becomes black and white dots, 50 × 20 mm at most.
        </span>
      )}
      <div className={css['row']}>
        <FileButton accept="image/png,image/jpeg" onChange={(file) => file && drawing.mutate(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={drawing.isPending}>
              {value ? 'Choose another picture' : 'Choose a picture'}
            </Button>
          )}
        </FileButton>
        {value && (
          <Button variant="subtle" onClick={() => onChange(null)}>
            Take it away
          </Button>
        )}
      </div>
      <Trouble sentence={said ?? (drawing.error && sentenceOf(drawing.error))} />
    </div>
  )
}
