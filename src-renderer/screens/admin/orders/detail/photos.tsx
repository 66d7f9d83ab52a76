import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OrderPhoto } from '../../../../../src-shared/cloud-contract/photos.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { Happened } from '../../../../ui/happened.tsx'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { Panel } from '../../../../ui/panel.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import css from './photos.module.css'

const LOOK_AGAIN_MS = 15_000

/**
 * How the pieces of an order came out, as photographed where they were made. A photo whose picture its station has still
 * to send has its place already. Takes no room while there is none.
 */
export function OrderPhotos({ orderId }: { orderId: string }) {
  const queries = useCloudQueries()
  const [open, setOpen] = useState<OrderPhoto | null>(null)
  const { data } = useQuery({
    ...queries.photos.list.queryOptions({ input: { orderId } }),
    refetchInterval: ({ state }) =>
      state.data?.some(({ receivedAt }) => receivedAt === null) ? LOOK_AGAIN_MS : false,
  })
  if (!data || data.length === 0) return null
  return (
    <Panel title="Photos of the finished pieces">
      <ul className={css['photos']} data-testid="order-photos">
        {data.map((photo) => (
          <li key={photo.id} className={css['photo']}>
            {photo.receivedAt === null ? (
              <span className={css['frame']}>
                <span className={css['missing']}>
                  <Icon name="sync" size={18} />
                  Still to be sent
                </span>
              </span>
            ) : (
              <button
                type="button"
                className={css['frame']}
                onClick={() => setOpen(photo)}
                aria-label={`Show ${photo.name} large`}
              >
                <Picture photo={photo} />
              </button>
            )}
            <Caption photo={photo} />
          </li>
        ))}
      </ul>
      {open && (
        <Dialog title={open.name} size="lg" onClose={() => setOpen(null)}>
          <div className={css['large']}>
            <Picture photo={open} />
          </div>
          <Caption photo={open} />
        </Dialog>
      )}
    </Panel>
  )
}

const Caption = ({ photo }: { photo: OrderPhoto }) => (
  <p className={css['caption']}>
    <bdi className={css['name']}>{photo.name}</bdi>
    <span className={css['by']}>
      <bdi>{photo.by.name}</bdi>, <Happened at={photo.at} />
    </span>
  </p>
)

/** A window may load nothing from elsewhere, so the picture comes over the station. It never changes. */
function Picture({ photo }: { photo: OrderPhoto }) {
  const queries = useCloudQueries()
  const { data, error } = useQuery({
    ...queries.photos.picture.queryOptions({ input: { id: photo.id } }),
    staleTime: Infinity,
  })
  if (error) return <span className={css['missing']}>{sentenceOf(error)}</span>
  return data ? <img className={css['picture']} src={data.dataUrl} alt={`Photo ${photo.name}`} /> : null
}
