import type { ReactNode } from 'react'
import css from './page.module.css'

interface PageProps {
  title: string
  /** Short facts beside the title: counts, dates. */
  aside?: ReactNode
  /** Buttons at the right. */
  actions?: ReactNode
  children: ReactNode
  /** `scroll` lets the page scroll as a whole; `fill` gives its height to a table inside. */
  body?: 'scroll' | 'fill'
}

/** The frame of a screen: its title, what can be done, and the body below. */
export function Page({ title, aside, actions, children, body = 'scroll' }: PageProps) {
  return (
    <section className={css['page']} aria-label={title}>
      <header className={css['head']}>
        <h1 className={css['title']}>{title}</h1>
        {aside && <div className={css['aside']}>{aside}</div>}
        <div className={css['actions']}>{actions}</div>
      </header>
      <div className={css[body]}>{children}</div>
    </section>
  )
}
