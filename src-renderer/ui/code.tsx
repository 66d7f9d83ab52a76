import css from './code.module.css'

/** A code that people compare letter by letter: SKU, tracking number, hash. */
export function Code({ children, size = 'md' }: { children: string; size?: 'sm' | 'md' | 'lg' }) {
  return (
    <code className={css['code']} data-size={size} translate="no">
      {children}
    </code>
  )
}
