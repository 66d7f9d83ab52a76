import { useState } from 'react'
import { Icon } from '../../../ui/icons/icon.tsx'
import css from './picture.module.css'

interface PictureProps {
  /** Address or data URL; null where there is none. */
  src: string | null
  /** In rem, for both sides. */
  size?: number
}

/** A square product picture; where there is none, or it cannot be had, a quiet sign for one. Words beside it name the thing. */
export function Picture({ src, size = 2.5 }: PictureProps) {
  const [broken, setBroken] = useState<string | null>(null)
  const side = { width: `${size}rem`, height: `${size}rem` }
  if (!src || broken === src) {
    return (
      <span className={css['none']} style={side}>
        <Icon name="picture" size={Math.min(28, size * 8)} />
      </span>
    )
  }
  return (
    <img
      className={css['picture']}
      style={side}
      src={src}
      alt=""
      loading="lazy"
      onError={() => setBroken(src)}
    />
  )
}
