import { Button, FileButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Fulfillment, Photo } from '../../../../../src-shared/fulfillment/document.ts'
import type { LocalPhoto } from '../../../../../src-shared/station-contract/photos.ts'
import { useStationQueries } from '../../../../station/station-context.tsx'
import { Happened } from '../../../../ui/happened.tsx'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { Panel } from '../../../../ui/panel.tsx'
import { saySize } from '../../../../ui/say-size.ts'
import { StateBadge } from '../../../../ui/state-badge.tsx'
import { FocusBack } from '../../parts/focus-back.tsx'
import { CameraDialog, hasCamera } from './camera-dialog.tsx'
import css from './photos.module.css'
import { useAddPhoto } from './use-add-photo.ts'

const LOOKED_AT_MS = 2000

type ShownPhoto = Pick<Photo, 'id' | 'name' | 'bytes'> & { readonly at: string }

function HowFar({ photo }: { photo: LocalPhoto | undefined }) {
  if (!photo || photo.state === 'sent')
    return <StateBadge size="sm" tone="done" icon="check" word="With the office" />
  return photo.state === 'waiting' ? (
    <StateBadge size="sm" tone="waiting" icon="cloud" word="Kept here" />
  ) : (
    <StateBadge size="sm" tone="stop" icon="problem" word={photo.sentence ?? 'Turned down'} />
  )
}

/** Photos of the finished piece: chosen from the disk or taken with the camera, and how far each is. */
export function JobPhotos({ doc }: { doc: Fulfillment }) {
  const queries = useStationQueries()
  const { add, busy, said } = useAddPhoto(doc.id)
  const [camera, setCamera] = useState(false)
  const local = useQuery({
    ...queries.photos.list.queryOptions({ input: { fulfillmentId: doc.id } }),
    // The station says nothing of its own when a picture has reached the office.
    refetchInterval: ({ state }) =>
      state.data?.some((each) => each.state === 'waiting') ? LOOKED_AT_MS : false,
  })
  const photos: readonly ShownPhoto[] = doc.photos ?? []
  const refused = (local.data ?? [])
    .filter((each) => each.state === 'refused' && !photos.some((photo) => photo.id === each.id))
    .map((each): ShownPhoto => ({ ...each, at: each.addedAt }))
  return (
    <Panel title="Photos of the finished piece">
      <ul className={css['photos']}>
        {[...photos, ...refused].map((photo) => (
          <li key={photo.id} className={css['photo']}>
            <Icon name="picture" size={18} />
            <span className={css['name']}>
              <bdi>{photo.name}</bdi>
              <span className={css['soft']}>
                {`${saySize(photo.bytes)}, `}
                <Happened at={photo.at} />
              </span>
            </span>
            <HowFar photo={local.data?.find((each) => each.id === photo.id)} />
          </li>
        ))}
      </ul>
      <div className={css['buttons']}>
        <FileButton multiple accept="image/jpeg,image/png,image/webp" onChange={(files) => void add(files)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="sm"
              loading={busy}
              leftSection={<Icon name="folder" size={16} />}
            >
              Choose pictures
            </Button>
          )}
        </FileButton>
        {hasCamera() && (
          <Button
            variant="default"
            size="sm"
            disabled={busy}
            leftSection={<Icon name="picture" size={16} />}
            onClick={() => setCamera(true)}
          >
            Camera
          </Button>
        )}
      </div>
      <p className={css['said']} role="status" data-tone={said?.tone} data-testid="photo-said">
        {said?.sentence}
      </p>
      {camera && (
        <>
          <FocusBack />
          <CameraDialog
            onClose={() => setCamera(false)}
            onPicture={(picture) => {
              setCamera(false)
              void add([picture])
            }}
          />
        </>
      )}
    </Panel>
  )
}
