import { Button, Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { Notice } from '../../../parts/notice.tsx'
import dialogCss from '../../../parts/reason-dialog.module.css'
import { LONGEST_SIDE } from './fit-within.ts'
import css from './photos.module.css'

/** Whether this window can ask for a camera at all. */
export const hasCamera = (): boolean => typeof navigator.mediaDevices?.getUserMedia === 'function'

const sentenceOfTrouble = (error: unknown): string =>
  error instanceof DOMException && error.name === 'NotAllowedError'
    ? 'The camera may not be used here. Allow it, or choose a picture instead.'
    : 'No camera answers. Choose a picture instead.'

/** The picture of the camera as it is now, as a file. */
async function takeFrom(video: HTMLVideoElement): Promise<Blob> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}

interface CameraDialogProps {
  onClose: () => void
  onPicture: (picture: Blob) => void
}

/** The camera of this machine, until a photo is taken. It is let go of when the dialog closes. */
export function CameraDialog({ onClose, onPicture }: CameraDialogProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [ready, setReady] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    let stream: MediaStream | null = null
    let gone = false
    const letGo = (): void => stream?.getTracks().forEach((track) => track.stop())
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment', width: { ideal: LONGEST_SIDE } }, audio: false })
      .then(
        (given) => {
          stream = given
          if (gone) return letGo()
          if (video.current) video.current.srcObject = given
        },
        (error: unknown) => setTrouble(sentenceOfTrouble(error)),
      )
    return () => {
      gone = true
      letGo()
    }
  }, [])
  return (
    <Modal
      opened
      onClose={onClose}
      title="Photo of the finished piece"
      size="xl"
      classNames={{ title: dialogCss['title'] ?? '' }}
    >
      {trouble ? (
        <Notice tone="needs" icon="problem" title={trouble} />
      ) : (
        <video
          ref={video}
          className={css['video']}
          autoPlay
          muted
          playsInline
          aria-label="What the camera sees"
          onLoadedMetadata={() => setReady(true)}
        />
      )}
      <div className={dialogCss['foot']}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={!ready}
          leftSection={<Icon name="picture" size={18} />}
          onClick={() => video.current && void takeFrom(video.current).then(onPicture)}
          data-autofocus
        >
          Take the photo
        </Button>
      </div>
    </Modal>
  )
}
