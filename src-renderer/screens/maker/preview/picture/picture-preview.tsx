import { useCallback, useMemo, useState } from 'react'
import { readImageFacts } from '../../../../../src-shared/maker/model/image-facts.ts'
import { Notice } from '../../../parts/notice.tsx'
import type { PreviewProps } from '../preview-props.ts'
import css from './picture.module.css'
import { PictureFacts } from './picture-facts.tsx'

/** Shows the bytes in an image, under an address that lives as long as the image. */
function useShown(bytes: Uint8Array<ArrayBuffer>, mediaType: string) {
  return useCallback(
    (image: HTMLImageElement | null) => {
      if (!image) return
      const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
      image.src = address
      return () => URL.revokeObjectURL(address)
    },
    [bytes, mediaType],
  )
}

/** A picture: whole, or one of its pixels for each of the screen's; with its size in pixels and on paper. */
export function PicturePreview({ file, bytes }: PreviewProps) {
  const shown = useShown(bytes, file.mediaType)
  const facts = useMemo(() => readImageFacts(bytes), [bytes])
  const [natural, setNatural] = useState<{ widthPx: number; heightPx: number } | null>(null)
  const [broken, setBroken] = useState(false)
  const [whole, setWhole] = useState(true)
  const pixels = facts ?? natural
  if (broken)
    return (
      <>
        <Notice
          tone="stop"
          icon="problem"
          title="The picture cannot be drawn here: the file may be damaged."
        />
        <PictureFacts pixels={pixels} facts={facts} />
      </>
    )
  return (
    <>
      <div className={css['tools']} role="group" aria-label="Zoom">
        <button type="button" className={css['tool']} aria-pressed={whole} onClick={() => setWhole(true)}>
          Whole
        </button>
        <button type="button" className={css['tool']} aria-pressed={!whole} onClick={() => setWhole(false)}>
          100 %
        </button>
      </div>
      <div
        className={css['frame']}
        data-whole={whole}
        // A part of a picture is brought into sight with the arrow keys; a whole one needs none.
        {...(!whole && { tabIndex: 0, role: 'application' })}
        aria-label={whole ? undefined : `${file.name}, picture`}
      >
        <img
          className={css['picture']}
          ref={shown}
          alt={file.name}
          style={whole || !pixels ? undefined : { width: `${pixels.widthPx / window.devicePixelRatio}px` }}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setNatural({ widthPx: naturalWidth, heightPx: naturalHeight })
          }
          onError={() => setBroken(true)}
          data-testid="picture"
        />
      </div>
      <PictureFacts pixels={pixels} facts={facts} />
    </>
  )
}
