import { Icon } from '../../ui/icons/icon.tsx'
import css from './item-picture.module.css'

/** A product's small picture, or a quiet sign where it has none. */
export function ItemPicture({ src, size = 40 }: { src: string | null; size?: number }) {
  const box = { width: `${size / 16}rem`, height: `${size / 16}rem` }
  if (src)
    return <img className={css['picture']} style={box} src={src} alt="" loading="lazy" decoding="async" />
  return (
    <span className={css['none']} style={box}>
      <Icon name="picture" size={size * 0.5} />
    </span>
  )
}
