import { SHAPES, type IconName } from './shapes.ts'

interface IconProps {
  name: IconName
  /** In pixels at the normal text size; grows with it. */
  size?: number
  /** Said by screen readers. Without it the icon is decoration beside a word. */
  label?: string
  className?: string
}

/** One of our icons, in the colour of the text around it. */
export function Icon({ name, size = 20, label, className }: IconProps) {
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg
      {...named}
      className={className}
      viewBox="0 0 24 24"
      style={{ width: `${size / 16}rem`, height: `${size / 16}rem`, flex: 'none' }}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {SHAPES[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}
