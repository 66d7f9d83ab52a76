import { useState } from 'react'
import type { FulfillmentId } from '../../../../../src-shared/ids/ids.ts'
import { useStation } from '../../../../station/station-context.tsx'
import { useAct } from '../../../../station/use-act.ts'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { useSayKept } from '../say-kept.ts'
import { shrinkPicture } from './shrink-picture.ts'

const NAME_LONGEST = 120

/** Adds photos of a finished piece, one after the other, and says what became of them. */
export function useAddPhoto(fulfillmentId: FulfillmentId) {
  const station = useStation()
  const act = useAct()
  const kept = useSayKept()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; sentence: string } | null>(null)
  const add = async (pictures: readonly Blob[]): Promise<void> => {
    setBusy(true)
    setSaid(null)
    try {
      for (const picture of pictures) {
        const { base64 } = await shrinkPicture(picture)
        const name = picture instanceof File ? picture.name.slice(-NAME_LONGEST) : 'Photo'
        const result = await act(
          station.photos.add({ fulfillmentId, name, mediaType: 'image/jpeg', bytes: base64 }),
        )
        if (!result.ok) return setSaid({ tone: 'bad', sentence: `${result.sentence} ${result.next}` })
      }
      setSaid({
        tone: 'good',
        sentence: kept(
          pictures.length === 1 ? 'The photo is added.' : `${pictures.length} photos are added.`,
        ),
      })
    } catch (error) {
      setSaid({ tone: 'bad', sentence: sentenceOf(error) })
    } finally {
      setBusy(false)
    }
  }
  return { add, busy, said }
}
